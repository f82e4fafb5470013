import { useTranslations } from "next-intl";
import type { WeekReview } from "@/domain/api/wire-dashboard";
import { useEarlierWeek } from "../dashboard/period/use-comparison-label";
import { difference, outstanding } from "../dashboard/sentence";
import { useFormatDate } from "../format/use-format-date";
import { useFormatDuration } from "../format/use-format-duration";

/** The week in words, before anything is drawn. */
export function WeekSentence({ review }: { review: WeekReview }) {
  const t = useTranslations("week.sentence");
  const headline = useTranslations("dashboard.headline");
  const duration = useFormatDuration();
  const dateWords = useFormatDate();
  const earlierWeek = useEarlierWeek();
  const formatChange = useTranslations("dashboard.change");
  const { completed, broken, focusMinutes, soFar, bestDay, days } = review;
  if (completed + broken === 0) return t("nothing");
  const previous = soFar?.previous ?? review.previous;
  const { how, by } = difference(focusMinutes, previous.focusMinutes);
  const { most, losing } = outstanding(review);
  const best = days.find(({ date }) => date === bestDay);
  const parts = [
    t("sum", { completed, time: duration(focusMinutes) }),
    `${formatChange(how, { by: duration(by), earlier: earlierWeek(soFar?.days ?? null) })}.`,
    most && headline("most", most),
    losing && headline("losing", losing),
    best && t("best", { day: dateWords(best.date), time: duration(best.focusMinutes) }),
  ];
  return parts.filter(Boolean).join(" ");
}
