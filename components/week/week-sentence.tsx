import { useTranslations } from "next-intl";
import type { WeekReview } from "@/domain/wire-dashboard";
import { difference, outstanding } from "../dashboard/sentence";
import { useEarlierWeek } from "../dashboard/use-beside";
import { useDateWords } from "../record/use-date-words";
import { useDurationWords } from "../record/use-duration-words";

/** The week in words, before anything is drawn. */
export function WeekSentence({ review, isOver }: { review: WeekReview; isOver: boolean }) {
  const t = useTranslations("week.sentence");
  const headline = useTranslations("dashboard.headline");
  const duration = useDurationWords();
  const dateWords = useDateWords();
  const earlierWeek = useEarlierWeek();
  const { completed, broken, protectedMinutes, soFar, bestDay, days } = review;
  if (completed + broken === 0) return t("nothing");
  const previous = soFar?.previous ?? review.previous;
  const { how, by } = difference(protectedMinutes, previous.protectedMinutes);
  const { most, losing } = outstanding(review);
  const best = days.find(({ date }) => date === bestDay);
  const parts = [
    t("sum", {
      completed,
      soFar: isOver ? "no" : "yes",
      time: duration(protectedMinutes),
      how,
      by: duration(by),
      earlier: earlierWeek(soFar?.days ?? null),
    }),
    most && headline("most", most),
    losing && headline("losing", losing),
    best && t("best", { day: dateWords(best.date), time: duration(best.protectedMinutes) }),
  ];
  return parts.filter(Boolean).join(" ");
}
