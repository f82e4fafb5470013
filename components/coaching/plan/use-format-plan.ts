import { useTranslations } from "next-intl";
import type { CoachPlan } from "@/domain/api/wire-coach";
import { useFormatDuration } from "../../format/use-format-duration";

/** Puts what a plan asks for into words: "Writing: 5 sessions a week, 25 min at a time". */
export function useFormatPlan(): (plan: CoachPlan) => string {
  const t = useTranslations("coach.plans");
  const duration = useFormatDuration();
  return ({ activity, unit, amount, minutes }) =>
    t("words", {
      activity: activity.name,
      unit,
      count: amount,
      time: unit === "minutes" ? duration(amount) : "",
      hasLength: minutes === null ? "no" : "yes",
      minutes: minutes ?? 0,
    });
}

/** How a plan stands, as a name of a text. */
export function planState({ isAccepted }: CoachPlan): "open" | "accepted" | "declined" {
  if (isAccepted === null) return "open";
  return isAccepted ? "accepted" : "declined";
}
