import { useTranslations } from "next-intl";
import type { LengthTally, Sizing } from "@/domain/api/wire-dashboard";
import type { Color } from "@/domain/focus-session/color";
import { completionRate } from "@/domain/stats/totals";
import { ChartSection } from "../charts/chart-section";
import { CompletionMark } from "../charts/completion-mark";
import { toPercent } from "../sentence";
import { lengthRows } from "./length-rows";
import { SuggestedLengths } from "./suggested-lengths";

interface Props {
  title: string;
  sentence: string;
  /** Address of the same figures as a file. */
  download: string;
  byLength: readonly LengthTally[];
  suggested: readonly Sizing[];
  hue: Color | "none";
}

/** How often sessions are kept by their length, and the length that is reliably kept. */
export function CompletionByLength(props: Props) {
  const { title, sentence, download, byLength, suggested, hue } = props;
  const t = useTranslations("dashboard.lengths");
  const rows = lengthRows(byLength);
  const most = Math.max(...rows.map(({ completed, broken }) => completed + broken));
  return (
    <ChartSection
      title={title}
      sentence={sentence}
      download={download}
      table={{
        columns: [t("length"), t("kept"), t("broken"), t("rate")],
        rows: byLength.map((tally) => ({
          key: `${tally.minutes}`,
          cells: [
            t("minutes", { from: tally.minutes, to: 0 }),
            tally.completed,
            tally.broken,
            t("percent", { percent: toPercent({ completionRate: completionRate(tally) }) ?? 0 }),
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
              <CompletionMark hue={hue} completed={completed} broken={broken} outOf={most} />
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
