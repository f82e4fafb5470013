import { useTranslations } from "next-intl";
import type { StreakDay } from "@/domain/api/dashboard";
import { findStreakReason, type StreakReason } from "@/domain/stats/streak";
import type { Period } from "@/domain/time/period";
import { useFormatDate } from "../../format/use-format-date";
import { ChartSection } from "../charts/chart-section";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import { FUTURE_MARK, STRIP_DAYS, useFormatDayReason } from "./streak-cell";
import { StreakDays } from "./streak-days";

/** Reasons of a today that is neither kept nor missed yet. */
const OPEN_REASONS: readonly StreakReason[] = ["pending", "pending_broken"];

interface StreakSectionProps {
  data: DashboardData;
  /** The address of the days as a file, without the format; one's own streak by default. */
  downloadPath?: (days: Period) => string;
}

/** The streak: its length, the last four weeks, and why each day counts. */
export function StreakSection({
  data,
  downloadPath = (period) => exportPath({ ...data.params, period }, "streak"),
}: StreakSectionProps) {
  const t = useTranslations("streak");
  const { streak, params } = data;
  const today = data.restDays.today;
  const strip = streak.days.slice(-STRIP_DAYS);
  const table = useStreakTable(strip.toReversed(), today);
  const [first, last] = [strip[0], strip.at(-1)];
  return (
    <ChartSection
      title={t("title")}
      sentence={[
        t("sentence", { current: streak.current, longest: streak.longest }),
        streak.today === "pending" && t("openToday"),
        params.activityId && t("allActivities"),
        params.period.to < today && t("upToToday"),
      ]
        .filter(Boolean)
        .join(" ")}
      download={first && last && downloadPath({ from: first.date, to: last.date })}
      table={table}
    >
      <StreakDays days={strip} today={today} layout="strip" label={t("last28Days")} />
      <StreakLegend />
    </ChartSection>
  );
}

/** The streak over the calendar year shown. */
export function YearSection({ data }: { data: DashboardData }) {
  const t = useTranslations("streak");
  const formatDate = useFormatDate();
  const { year, params } = data;
  const today = data.restDays.today;
  const daysToDate = year.filter(({ date, isBefore }) => date <= today && !isBefore);
  const kept = daysToDate.filter(({ status }) => status === "kept").length;
  const rested = daysToDate.filter(({ status }) => status === "rest").length;
  const isOpen = daysToDate.some((day) => OPEN_REASONS.includes(findStreakReason(day, today)));
  const yearLabel = year[0]?.date.slice(0, 4) ?? "";
  const period = { from: `${yearLabel}-01-01`, to: `${yearLabel}-12-31` };
  const table = useStreakTable(daysToDate, today);
  const days = daysToDate.length - rested - Number(isOpen);
  const counted = {
    kept,
    days,
    isFirst: year[0]?.isBefore ? "yes" : "no",
    since: formatDate(daysToDate[0]?.date ?? today),
  };
  const sentences = [
    daysToDate.length === 0 && t("year.ahead"),
    days > 0 && t("year.counted", counted),
    rested > 0 && t("year.daysOff", { count: rested }),
    isOpen && t("openToday"),
  ];
  return (
    <ChartSection
      title={t("year.title", { year: yearLabel })}
      sentence={sentences.filter(Boolean).join(" ")}
      download={exportPath({ ...params, period }, "streak")}
      table={daysToDate.length > 0 ? table : undefined}
    >
      <StreakDays
        key={yearLabel}
        days={fromFirstMonth(year)}
        today={today}
        layout="year"
        label={t("year.label", { year: yearLabel })}
      />
      <StreakLegend hasFuture={year.some(({ date }) => date > today)} />
    </ChartSection>
  );
}

/** Drops the months before the first session: they are all empty. */
function fromFirstMonth(year: StreakDay[]): StreakDay[] {
  const first = year.find(({ isBefore }) => !isBefore)?.date.slice(0, 7) ?? "";
  return year.filter(({ date }) => date.slice(0, 7) >= first);
}

function useStreakTable(days: readonly StreakDay[], today: string) {
  const t = useTranslations("streak.table");
  const formatDayReason = useFormatDayReason(today);
  return {
    columns: [t("date"), t("why"), t("completed"), t("broken")],
    rows: days.map((day) => {
      const { date, reason } = formatDayReason(day);
      return { key: day.date, cells: [date, reason, day.completed, day.broken] };
    }),
  };
}

function StreakLegend({ hasFuture = false }: { hasFuture?: boolean }) {
  const t = useTranslations("streak.key");
  const marks = [
    ["kept", "h-3 bg-hue", "green"],
    ["broken_only", "hatch h-3", "clay"],
    ["missed", "h-3 border", "none"],
    ["rest", "h-1 bg-rest", "none"],
    ...(hasFuture ? ([["ahead", `${FUTURE_MARK} h-3`, "none"]] as const) : []),
  ] as const;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
      {marks.map(([name, className, hue]) => (
        <li key={name} data-hue={hue} className="on-paper-as-seen flex items-center gap-1.5">
          <span aria-hidden className="flex h-3 items-end">
            <span className={`w-3 rounded-mark ${className}`} />
          </span>
          {t(name)}
        </li>
      ))}
    </ul>
  );
}
