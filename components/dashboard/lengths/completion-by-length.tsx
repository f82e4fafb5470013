import { useTranslations } from "next-intl";
import type { Sizing } from "@/domain/api/dashboard";
import type { LengthTally } from "@/domain/api/tally";
import type { Color } from "@/domain/focus-session/color";
import { computeCompletionRate } from "@/domain/stats/totals";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { Swatch } from "../../ui/swatch";
import { ChartSection } from "../charts/chart-section";
import { CompletionMark } from "../charts/completion-mark";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import { countEnded, toPercent } from "../highlights";
import { groupLengths } from "./length-rows";

/** The section on one's own dashboard, filtered by its activity. */
export function LengthSection({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard.lengths");
  const { params, personal, patterns, sizing } = data;
  const suggested = withSuggestion(sizing).filter(
    ({ activityId }) => !params.activityId || params.activityId === activityId,
  );
  return (
    <CompletionByLength
      sentence={t("sentence", { count: suggested.length })}
      download={exportPath(params, "lengths")}
      byLength={patterns.byLength}
      suggested={suggested}
      hue={params.activityId ? (personal.byActivity[0]?.color ?? "none") : "none"}
    />
  );
}

/** The activities with a length that is reliably completed, all day or in a part of the day. */
export const withSuggestion = (sizing: readonly Sizing[]): Sizing[] =>
  sizing.filter(
    ({ suggestedMinutes, byPart }) =>
      suggestedMinutes !== null || byPart.some((part) => part.suggestedMinutes !== null),
  );

interface CompletionByLengthProps {
  /** The default title speaks to the person whose sessions are shown ("you"). */
  title?: string;
  sentence: string;
  /** The address of the figures as a file, without the format. */
  download: string;
  byLength: readonly LengthTally[];
  /** See `withSuggestion`. */
  suggested: readonly Sizing[];
  hue: Color | "none";
}

/** Completed and broken sessions by length, with the suggested length of each activity. */
export function CompletionByLength(props: CompletionByLengthProps) {
  const t = useTranslations("dashboard.lengths");
  const { title = t("title"), sentence, download, byLength, suggested, hue } = props;
  const rows = groupLengths(byLength);
  const max = Math.max(...rows.map(countEnded));
  return (
    <ChartSection
      title={title}
      sentence={sentence}
      download={download}
      table={{
        columns: [t("length"), t("completed"), t("broken"), t("completionRate")],
        rows: byLength.map((tally) => ({
          key: `${tally.minutes}`,
          cells: [
            t("minutes", { from: tally.minutes, to: 0 }),
            tally.completed,
            tally.broken,
            t("percent", {
              percent: toPercent({ completionRate: computeCompletionRate(tally) }) ?? 0,
            }),
          ],
        })),
      }}
    >
      <SuggestedLengths suggested={suggested} />
      <ul className="divide-y border-y">
        {rows.map(({ from, to, completed, broken }) => (
          <li
            key={from}
            className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1.5 py-2 sm:grid-cols-[7rem_1fr_auto]"
          >
            <span className="tabular-nums">{t("minutes", { from, to: to === from ? 0 : to })}</span>
            <div className="max-sm:order-last max-sm:col-span-2">
              <CompletionMark hue={hue} completed={completed} broken={broken} max={max} />
            </div>
            <span className="text-end text-sm text-soft tabular-nums">
              {t("counts", { completed, ended: completed + broken })}
            </span>
          </li>
        ))}
      </ul>
    </ChartSection>
  );
}

/** The suggested length of each activity, with the parts of the day that have their own. */
function SuggestedLengths({ suggested }: { suggested: readonly Sizing[] }) {
  const t = useTranslations("dashboard.lengths");
  return (
    <ul className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm empty:hidden">
      {suggested.map(({ activityId, name, color, suggestedMinutes, byPart }) => (
        <li key={activityId} className="flex items-baseline gap-2">
          <Swatch hue={color} />
          <span>
            <IsolatedText>
              {t("suggested", { name: isolate(name), minutes: suggestedMinutes ?? 0 })}
            </IsolatedText>
            {byPart
              .filter(({ isOwn }) => isOwn)
              .map(({ part, suggestedMinutes }) => (
                <span key={part} className="text-soft">
                  {t("inPart", { part, minutes: suggestedMinutes ?? 0 })}
                </span>
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
