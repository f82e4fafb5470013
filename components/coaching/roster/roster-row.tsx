import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { toPercent } from "../../dashboard/highlights";
import { useFormatDate } from "../../format/use-format-date";
import { useFormatDuration } from "../../format/use-format-duration";
import { useWeekdayNames } from "../../format/use-weekday-names";
import { Avatar } from "../../ui/avatar";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { RowFlags } from "../flags";
import { DayStrip } from "./day-strip";
import { type RosterRowData, totalMinutes } from "./roster-row-data";
import { countDays } from "./streak-path";

interface RosterRowProps {
  slug: string;
  row: RosterRowData;
  /** Focus minutes of a full bar. */
  maxMinutes: number;
  /** Whether Tab stops at this row. */
  isActive: boolean;
}

/** One member: streak, days, focus time and flags. Styled by roster.module.css. */
export const RosterRow = memo(function RosterRow(props: RosterRowProps) {
  const { slug, row, maxMinutes, isActive } = props;
  const t = useTranslations("coaching.roster");
  const tColumn = useTranslations("coaching.roster.column");
  const formatDuration = useFormatDuration();
  const formatDate = useFormatDate();
  const weekdayName = useWeekdayNames();
  const percent = toPercent(row);
  return (
    <tr>
      <th scope="row">
        <Avatar userId={row.userId} name={row.name} size="small" />
        <Link
          href={`/rooms/${slug}/coach/${row.userId}`}
          prefetch={false}
          data-member={row.userId}
          tabIndex={isActive ? 0 : -1}
        >
          <bdi>{row.name}</bdi>
        </Link>
      </th>
      <td data-column="flags">{row.flags.length > 0 && <RowFlags flags={row.flags} />}</td>
      <td data-column="streak" data-name={tColumn("streak")}>
        {t("count", { count: row.currentStreak })}
      </td>
      <td data-column="longest" data-name={tColumn("longest")}>
        {t("count", { count: row.longestStreak })}
      </td>
      <td data-column="days">
        <DayStrip days={row.strip} label={t("last28Days", countDays(row.strip))} />
      </td>
      <td data-column="week" data-name={tColumn("week")}>
        {formatDuration(row.thisWeekMinutes)}
        <small>
          {t("lastWeek", {
            time: formatDuration(row.lastWeekToDateMinutes),
            isOver: row.weekday === 7 ? "yes" : "no",
            weekday: weekdayName(row.weekday),
          })}
        </small>
      </td>
      <td data-column="kept" data-name={tColumn("kept")}>
        {percent === null ? t("none") : t("percent", { percent })}
      </td>
      <td data-column="time" data-name={tColumn("time")}>
        <ActivityTimes byActivity={row.byActivity} maxMinutes={maxMinutes} />
      </td>
      <td data-column="last" data-name={tColumn("last")}>
        {row.lastSessionOn ? formatDate(row.lastSessionOn) : t("never")}
      </td>
    </tr>
  );
});

/** Number of activities listed by name; the member's page lists the others. */
const NAMED = 2;

/** Focus time as one thin bar, divided by activity, with the longest named below. */
function ActivityTimes({
  byActivity,
  maxMinutes,
}: Pick<RosterRowData, "byActivity"> & Pick<RosterRowProps, "maxMinutes">) {
  const t = useTranslations("coaching.roster");
  const formatDuration = useFormatDuration();
  if (byActivity.length === 0) return <span className="text-soft">{t("none")}</span>;
  const percent = Math.max(4, Math.round((100 * totalMinutes({ byActivity })) / maxMinutes));
  const named = byActivity
    .slice(0, NAMED)
    .map(({ name, minutes }) =>
      t("activity", { name: isolate(name), time: formatDuration(minutes) }),
    );
  const more = byActivity.length - named.length;
  return (
    <>
      <span
        aria-hidden
        dir="ltr"
        className="on-paper-as-seen mb-1 flex h-1.5 gap-px"
        style={{ width: `${percent}%` }}
      >
        {byActivity.map(({ color, minutes }, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: an archived activity may have the same name
            key={index}
            data-hue={color}
            className="rounded-mark bg-hue"
            style={{ flexGrow: minutes }}
          />
        ))}
      </span>
      <small>
        <IsolatedText>{named.join(", ")}</IsolatedText>
        {more > 0 && ` ${t("more", { more })}`}
      </small>
    </>
  );
}
