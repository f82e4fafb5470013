import { useTranslations } from "next-intl";
import { streakReason } from "@/domain/streak";
import type { StreakDay } from "@/domain/wire-dashboard";
import { useDateWords } from "../record/use-date-words";

/** Says of a day of the streak why it counted or did not, as seen on `today`. */
export function useWhyWords(today: string): (day: StreakDay) => { date: string; why: string } {
  const t = useTranslations("streak.why");
  const dateWords = useDateWords();
  return (day) => ({
    date: dateWords(day.date, { withYear: day.date.slice(0, 4) !== today.slice(0, 4) }),
    why: t(streakReason(day, today), {
      completed: day.completed,
      broken: day.broken,
      isOver: day.date < today ? "yes" : "no",
    }),
  });
}
