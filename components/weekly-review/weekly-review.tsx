import { useTranslations } from "next-intl";
import type { RatedTally } from "@/domain/api/tally";
import { Figure, FigureGrid } from "../dashboard/figures";
import { compareValues, countEnded, findHighlights, toPercent } from "../dashboard/highlights";
import { useFormatPreviousWeek } from "../dashboard/period/use-comparison-label";
import { useFormatDate } from "../format/use-format-date";
import { useFormatDuration } from "../format/use-format-duration";
import { Card } from "../ui/card";
import { BrokenByActivity, FocusTimeByActivity } from "./week-activities";
import { buildWeekDays, type ReviewContext, type WeekReview } from "./week-days";
import { WeekQuestion } from "./week-question";
import { TimelinesSection } from "./week-timelines";

interface WeeklyReviewProps {
  review: WeekReview;
  context: ReviewContext;
}

/** A week's timelines, its figures compared with the week before, and one question. */
export function WeeklyReview({ review, context }: WeeklyReviewProps) {
  const t = useTranslations("weeklyReview");
  return (
    <>
      <TimelinesSection
        week={review.week}
        days={buildWeekDays(review, context)}
        now={context.now}
      />
      <section aria-label={t("figures.label")}>
        <WeekFigures review={review} today={context.today} />
      </section>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <FocusTimeByActivity review={review} />
        <BrokenByActivity review={review} />
      </div>
      <Card title={t("question.title")} className="break-inside-avoid-page">
        <div className="mt-3">
          <WeekQuestion
            key={review.week}
            week={review.week}
            question={review.question}
            answer={review.answer}
          />
        </div>
      </Card>
    </>
  );
}

interface SummaryProps {
  review: WeekReview;
  today: string;
}

/** The week summed up in a few sentences. */
export function WeekSentence({ review, today }: SummaryProps) {
  const t = useTranslations("weeklyReview.sentence");
  const tHeadline = useTranslations("dashboard.headline");
  const formatChange = useTranslations("dashboard.change");
  const formatDuration = useFormatDuration();
  const formatDate = useFormatDate();
  const { previous, earlier } = useComparedWeek(review, today);
  const { completed, focusMinutes, bestDay, days } = review;
  if (countEnded(review) === 0) return t("nothing");
  const { how, by } = compareValues(focusMinutes, previous.focusMinutes);
  const { most, mostBroken } = findHighlights(review);
  const best = days.find(({ date }) => date === bestDay);
  const sentences = [
    t("sum", { completed, time: formatDuration(focusMinutes) }),
    completed > 0 &&
      countEnded(previous) > 0 &&
      formatChange("sentence", { how, by: formatDuration(by), earlier }),
    most && tHeadline("most", most),
    mostBroken && tHeadline("mostBroken", mostBroken),
    best && t("best", { day: formatDate(best.date), time: formatDuration(best.focusMinutes) }),
  ];
  return sentences.filter(Boolean).join(" ");
}

function WeekFigures({ review, today }: SummaryProps) {
  const t = useTranslations("weeklyReview.figures");
  const formatDuration = useFormatDuration();
  const { previous, earlier } = useComparedWeek(review, today);
  const formatRate = (tally: RatedTally) => {
    const percent = toPercent(tally);
    return percent === null ? t("none") : t("percent", { percent });
  };
  const figures = [
    {
      name: t("focusTime"),
      now: formatDuration(review.focusMinutes),
      before: formatDuration(previous.focusMinutes),
    },
    { name: t("completed"), now: review.completed, before: previous.completed },
    { name: t("completionRate"), now: formatRate(review), before: formatRate(previous) },
    { name: t("broken"), now: review.broken, before: previous.broken },
  ];
  return (
    <FigureGrid>
      {figures.map(({ name, now, before }, index) => (
        <Figure
          key={name}
          isMain={index === 0}
          name={name}
          value={now}
          comparison={t("before", { before, earlier })}
        />
      ))}
    </FigureGrid>
  );
}

/** The figures to compare with: the week before, or as many of its days as have begun. */
function useComparedWeek({ soFar, previous, days }: WeekReview, today: string) {
  const formatPreviousWeek = useFormatPreviousWeek();
  return {
    previous: soFar?.previous ?? previous,
    earlier: formatPreviousWeek(soFar?.days ?? null, days.at(-1)?.date === today),
  };
}
