import { useTranslations } from "next-intl";
import type { StreakDay } from "@/domain/api/wire-dashboard";
import { findStreakReason } from "@/domain/stats/streak";
import { useFormatDate } from "../../format/use-format-date";

/** Says of a day of the streak why it counted or did not, as seen on `today`. */
export function useFormatDayReason(
  today: string,
): (day: StreakDay) => { date: string; why: string } {
  const t = useTranslations("streak.why");
  const dateWords = useFormatDate();
  return (day) => ({
    date: dateWords(day.date, { withYear: day.date.slice(0, 4) !== today.slice(0, 4) }),
    why: t(findStreakReason(day, today), {
      completed: day.completed,
      broken: day.broken,
      isOver: day.date < today ? "yes" : "no",
    }),
  });
}
