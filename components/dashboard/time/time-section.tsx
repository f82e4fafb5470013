import { useTranslations } from "next-intl";
import type { PersonalDashboard } from "@/domain/api/dashboard";
import { useFormatDuration } from "../../format/use-format-duration";
import {
  type ActivityPattern,
  amountsByPattern,
  PatternSwatch,
  patternFill,
} from "../charts/activity-pattern";
import { ChartSection } from "../charts/chart-section";
import { LazyBars } from "../charts/lazy-bars";
import type { BarDatum } from "../charts/stacked-bars";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import {
  chooseGrain,
  type Grain,
  groupByPeriod,
  type PeriodGroup,
} from "../period/group-by-period";
import { useFormatBarLabel, useFormatGroup } from "../period/use-format-period";

interface TimeSectionProps {
  data: DashboardData;
  activityPatterns: readonly ActivityPattern[];
}

/** Focus time by day and activity, compared with the previous period. */
export function TimeSection({ data, activityPatterns }: TimeSectionProps) {
  const t = useTranslations("dashboard.time");
  const formatDuration = useFormatDuration();
  const { params, personal, previousDays } = data;
  const grain = chooseGrain(params.period);
  const groups = groupByPeriod(personal.byDay, grain, previousDays);
  const bars = useBars(groups, { grain, activityPatterns, today: params.today });
  const table = useTable(groups, { data, grain });
  const hasBars = params.kind !== "day" && personal.focusMinutes > 0;
  return (
    <ChartSection
      title={t("title")}
      sentence={t(hasBars && bars.some((bar) => bar.previous) ? "sentenceBefore" : "sentence", {
        focusTime: formatDuration(personal.focusMinutes),
        grain,
      })}
      download={exportPath(params, "days")}
      table={table}
    >
      {hasBars ? (
        <LazyBars
          bars={bars}
          fills={activityPatterns.map(({ activityId }) => patternFill(activityId))}
          label={t("title")}
          hint={t("hint")}
        />
      ) : (
        <SingleBar personal={personal} activityPatterns={activityPatterns} />
      )}
      <ActivityShares personal={personal} activityPatterns={activityPatterns} />
    </ChartSection>
  );
}

function useTable(
  groups: readonly PeriodGroup[],
  { data, grain }: { data: DashboardData; grain: Grain },
) {
  const t = useTranslations("dashboard.time");
  const formatDuration = useFormatDuration();
  const formatGroup = useFormatGroup(data.params.today, grain);
  return {
    columns: [t("when"), t("completed"), t("broken"), t("focusTime"), t("activities")],
    rows: groups.map((group) => ({
      key: group.from,
      cells: [
        formatGroup(group),
        group.completed,
        group.broken,
        formatDuration(group.focusMinutes),
        data.personal.byActivity
          .map(({ activityId, name }) => ({
            name,
            minutes: group.activities.get(activityId)?.focusMinutes ?? 0,
          }))
          .filter(({ minutes }) => minutes > 0)
          .map(({ name, minutes }) => `${name} ${formatDuration(minutes)}`)
          .join(", "),
      ],
    })),
  };
}

interface BarOptions {
  grain: Grain;
  activityPatterns: readonly ActivityPattern[];
  today: string;
}

function useBars(groups: PeriodGroup[], options: BarOptions): BarDatum[] {
  const { grain, activityPatterns, today } = options;
  const t = useTranslations("dashboard.time");
  const formatDuration = useFormatDuration();
  const formatLabel = useFormatBarLabel(grain, groups.length);
  const formatGroup = useFormatGroup(today, grain);
  return groups.map((group) => {
    const minutes = new Map([...group.activities].map(([id, tally]) => [id, tally.focusMinutes]));
    const parts = amountsByPattern(minutes, activityPatterns);
    const activities = activityPatterns
      .map(({ name }, index) => ({ name, minutes: parts[index] ?? 0 }))
      .filter((part) => part.minutes > 0)
      .map((part) => `${part.name} ${formatDuration(part.minutes)}`)
      .join(", ");
    const sum = { when: formatGroup(group), focusTime: formatDuration(group.focusMinutes) };
    return {
      key: group.from,
      ...formatLabel(group),
      sentence: [
        activities.length === 0 ? t("bar", sum) : t("barWithActivities", { ...sum, activities }),
        group.previous !== null && t("barBefore", { before: formatDuration(group.previous) }),
      ]
        .filter(Boolean)
        .join(" "),
      parts,
      previous: group.previous,
    };
  });
}

interface ActivitySharesProps {
  personal: PersonalDashboard;
  activityPatterns: readonly ActivityPattern[];
}

/** The legend of the bars, with the focus time of each activity. */
function ActivityShares({ personal, activityPatterns }: ActivitySharesProps) {
  const t = useTranslations("dashboard.time");
  const formatDuration = useFormatDuration();
  const total = personal.focusMinutes || 1;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {minutesByPattern({ personal, activityPatterns }).map(({ activityId, name, minutes }) => (
        <li key={activityId} className="flex items-center gap-2">
          <PatternSwatch activityId={activityId} />
          {name}
          <span className="text-soft tabular-nums">
            {t("share", {
              minutes: formatDuration(minutes),
              percent: Math.round((100 * minutes) / total),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A single day as one horizontal bar. Decorative: `ActivityShares` has the same as text. */
function SingleBar({ personal, activityPatterns }: ActivitySharesProps) {
  return (
    <div aria-hidden dir="ltr" className="mb-3 flex h-8 gap-0.5">
      {minutesByPattern({ personal, activityPatterns })
        .filter(({ minutes }) => minutes > 0)
        .map(({ activityId, minutes }) => (
          <svg
            key={activityId}
            aria-hidden="true"
            className="h-full"
            style={{ width: `${(100 * minutes) / personal.focusMinutes}%` }}
          >
            <rect width="100%" height="100%" rx="3" fill={patternFill(activityId)} />
          </svg>
        ))}
    </div>
  );
}

function minutesByPattern({ personal, activityPatterns }: ActivitySharesProps) {
  const minutes = new Map(
    personal.byActivity.map(({ activityId, focusMinutes }) => [activityId, focusMinutes]),
  );
  const parts = amountsByPattern(minutes, activityPatterns);
  return activityPatterns.map((pattern, index) => ({ ...pattern, minutes: parts[index] ?? 0 }));
}
