import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { toPercent } from "../../dashboard/highlights";
import { useFormatDate } from "../../format/use-format-date";
import { useFormatDuration } from "../../format/use-format-duration";
import { useWeekdayNames } from "../../format/use-weekday-names";
import { RowFlags } from "../flags";
import { DayStrip } from "./day-strip";
import { RosterActivities } from "./roster-activities";
import type { RosterRow } from "./roster-row-data";
import { stripCounts } from "./streak-path";

interface RosterLineProps {
  slug: string;
  row: RosterRow;
  /** Protected minutes of a full bar. */
  most: number;
  /** Whether the keyboard stops here. */
  isActive: boolean;
}

/**
 * A member: how long the streak, how the days went, and whether to talk to them. What all rows have
 * in common stands in register-look.ts. On a phone, what to talk about comes first, then the
 * figures, then what they rest on.
 */
export const RosterLine = memo(function RosterLine(props: RosterLineProps) {
  const { slug, row, most, isActive } = props;
  const t = useTranslations("coach.register");
  const column = useTranslations("coach.register.column");
  const duration = useFormatDuration();
  const dateWords = useFormatDate();
  const weekday = useWeekdayNames();
  const percent = toPercent(row);
  return (
    <tr>
      <th scope="row">
        <Link
          href={`/rooms/${slug}/coach/${row.userId}`}
          prefetch={false}
          data-member={row.userId}
          tabIndex={isActive ? 0 : -1}
        >
          {row.name}
        </Link>
      </th>
      <td
        data-name={column("streak")}
        className="text-lg font-semibold whitespace-nowrap print:text-sm"
      >
        {t("count", { count: row.current })}
      </td>
      <td data-name={column("longest")} className="whitespace-nowrap text-soft">
        {t("count", { count: row.longest })}
      </td>
      <td className="w-72 min-w-56 print:w-auto print:min-w-0 cards:order-2 cards:col-span-3">
        <DayStrip word={row.strip} label={t("strip", { ...stripCounts(row.strip) })} />
      </td>
      <td data-name={column("week")} className="whitespace-nowrap cards:order-3 cards:col-span-2">
        {duration(row.thisWeek)}
        <small>
          {t("lastWeek", {
            time: duration(row.lastWeek),
            isOver: row.weekday === 7 ? "yes" : "no",
            weekday: weekday(row.weekday),
          })}
        </small>
      </td>
      <td data-name={column("kept")} className="whitespace-nowrap cards:order-1">
        {percent === null ? t("none") : t("percent", { percent })}
      </td>
      <td
        data-name={column("time")}
        className="min-w-40 print:min-w-0 cards:order-5 cards:col-span-3"
      >
        <RosterActivities byActivity={row.byActivity} most={most} />
      </td>
      <td data-name={column("last")} className="whitespace-nowrap cards:order-4">
        {row.lastSessionOn ? dateWords(row.lastSessionOn) : t("never")}
      </td>
      <td className="w-48 empty:hidden cards:-order-1 cards:col-span-3 columns:empty:table-cell print:empty:table-cell">
        {row.flags.length > 0 && <RowFlags flags={row.flags} />}
      </td>
    </tr>
  );
});
