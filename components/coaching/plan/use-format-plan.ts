import { useTranslations } from "next-intl";
import type { CoachPlan } from "@/domain/api/coach-messages";
import { useFormatDuration } from "../../format/use-format-duration";

/** Formats a plan: "Writing: 5 sessions a week, 25 min at a time". */
export function useFormatPlan(): (plan: CoachPlan) => string {
  const t = useTranslations("coaching.plans");
  const formatDuration = useFormatDuration();
  return ({ activity, unit, amount, minutes }) =>
    t("summary", {
      activity: activity.name,
      unit,
      count: amount,
      time: unit === "minutes" ? formatDuration(amount) : "",
      hasLength: minutes === null ? "no" : "yes",
      minutes: minutes ?? 0,
    });
}

export function planState({ isAccepted }: CoachPlan): "open" | "accepted" | "declined" {
  if (isAccepted === null) return "open";
  return isAccepted ? "accepted" : "declined";
}
