import { useTranslations } from "next-intl";
import type { StreakDay } from "@/domain/api/wire-dashboard";
import { type StreakReason, streakReason } from "@/domain/stats/streak";
import type { Period } from "@/domain/time/period";
import { useFormatDate } from "../../format/use-format-date";
import { ChartSection } from "../charts/chart-section";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import { AHEAD } from "./streak-cell";
import { StreakDays } from "./streak-days";
import { useFormatDayReason } from "./use-format-day-reason";

const STRIP_DAYS = 28;
/** Of today, while it is neither kept nor lost. */
const OPEN: readonly StreakReason[] = ["pending", "pending_broken"];

interface StreakSectionProps {
  data: DashboardData;
  /** Where these days are to be had as a file, without its format: of one's own streak unless told. */
  exportOf?: (days: Period) => string;
}

/** The streak: how long it is, the last four weeks, and why each day counted. */
export function StreakSection({
  data,
  exportOf = (span) => exportPath({ ...data.view, span }, "streak"),
}: StreakSectionProps) {
  const t = useTranslations("streak");
  const { streak, view } = data;
  const today = data.restDays.today;
  const strip = streak.days.slice(-STRIP_DAYS);
  const table = useTable(strip.toReversed(), today);
  const [first, last] = [strip[0], strip.at(-1)];
  return (
    <ChartSection
      title={t("title")}
      sentence={t("sentence", {
        current: streak.current,
        longest: streak.longest,
        today: streak.today,
        isFiltered: view.activityId ? "yes" : "no",
        isPast: view.span.to < today ? "yes" : "no",
      })}
      download={first && last && exportOf({ from: first.date, to: last.date })}
      table={table}
    >
      <StreakDays days={strip} today={today} layout="strip" label={t("strip")} />
      <Key />
    </ChartSection>
  );
}

/** The calendar year that is looked at. */
export function YearSection({ data }: { data: DashboardData }) {
  const t = useTranslations("streak");
  const { year, view } = data;
  const today = data.restDays.today;
  const dateWords = useFormatDate();
  const lived = year.filter(({ date, isBefore }) => date <= today && !isBefore);
  const kept = lived.filter(({ status }) => status === "kept").length;
  const rested = lived.filter(({ status }) => status === "rest").length;
  const isOpen = lived.some((day) => OPEN.includes(streakReason(day, today)));
  const name = year[0]?.date.slice(0, 4) ?? "";
  const table = useTable(lived, today);
  const days = lived.length - rested - Number(isOpen);
  const counted = {
    kept,
    days,
    isFirst: year[0]?.isBefore ? "yes" : "no",
    since: dateWords(lived[0]?.date ?? today),
  };
  const sentences = [
    lived.length === 0 && t("year.ahead"),
    days > 0 && t("year.counted", counted),
    rested > 0 && t("year.daysOff", { count: rested }),
    isOpen && t("year.open"),
  ];
  return (
    <ChartSection
      title={t("year.title", { year: name })}
      sentence={sentences.filter(Boolean).join(" ")}
      download={exportPath(
        { ...view, span: { from: `${name}-01-01`, to: `${name}-12-31` } },
        "streak",
      )}
      table={lived.length > 0 ? table : undefined}
    >
      <StreakDays
        key={name}
        days={fromFirstMonth(year)}
        today={today}
        layout="year"
        label={t("year.label", { year: name })}
      />
      <Key hasAhead={year.some(({ date }) => date > today)} />
    </ChartSection>
  );
}

/** The year from the month of the first session on: what was over before it says nothing. */
function fromFirstMonth(year: StreakDay[]): StreakDay[] {
  const first = year.find(({ isBefore }) => !isBefore)?.date.slice(0, 7) ?? "";
  return year.filter(({ date }) => date.slice(0, 7) >= first);
}

function useTable(days: readonly StreakDay[], today: string) {
  const t = useTranslations("streak.table");
  const whyWords = useFormatDayReason(today);
  return {
    columns: [t("date"), t("why"), t("completed"), t("broken")],
    rows: days.map((day) => {
      const { date, why } = whyWords(day);
      return { key: day.date, cells: [date, why, day.completed, day.broken] };
    }),
  };
}

/** What the marks mean. */
function Key({ hasAhead = false }: { hasAhead?: boolean }) {
  const t = useTranslations("streak.key");
  const marks = [
    ["kept", "h-3 bg-hue", "green"],
    ["broken_only", "hatch h-3", "clay"],
    ["missed", "h-3 border", "none"],
    ["rest", "h-1 bg-rest", "none"],
    ...(hasAhead ? ([["ahead", `${AHEAD} min-h-3`, "none"]] as const) : []),
  ] as const;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
      {marks.map(([name, look, hue]) => (
        <li key={name} data-hue={hue} className="on-paper-as-seen flex items-center gap-1.5">
          <span aria-hidden className="flex h-3 items-end">
            <span className={`w-3 rounded-mark ${look}`} />
          </span>
          {t(name)}
        </li>
      ))}
    </ul>
  );
}
