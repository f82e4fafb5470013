import { useTranslations } from "next-intl";
import type { WeekReview } from "@/domain/api/wire-dashboard";
import { SectionHeading } from "../ui/heading";
import { RenewAt } from "./refresh-at";
import { LinesSection } from "./timelines-section";
import { GotProtected, Lost } from "./week-activities";
import { type Here, weekDays } from "./week-days";
import { WeekFigures } from "./week-figures";
import { WeekQuestion } from "./week-question";

/** A week looked back on: its lines, its figures beside those of the week before, and one question. */
export function WeeklyReview({ review, here }: { review: WeekReview; here: Here }) {
  const t = useTranslations("week");
  const running = review.days
    .flatMap(({ sessions }) => sessions)
    .find(({ status }) => status === "running");
  return (
    <>
      <LinesSection week={review.week} days={weekDays(review, here)} now={here.now} />
      <section aria-label={t("figures.label")}>
        <WeekFigures week={review} />
      </section>
      <div className="grid items-start gap-x-11 gap-y-8 lg:grid-cols-2">
        <GotProtected review={review} />
        <Lost review={review} />
      </div>
      <section aria-labelledby="question" className="max-w-2xl break-inside-avoid-page">
        <SectionHeading id="question">{t("question.title")}</SectionHeading>
        <div className="mt-3">
          <WeekQuestion
            key={review.week}
            week={review.week}
            question={review.question}
            answer={review.answer}
          />
        </div>
      </section>
      {running && <RenewAt at={running.plannedEnd} />}
    </>
  );
}
