import { useTranslations } from "next-intl";
import type { CoachPlan } from "@/domain/api/coach-messages";
import { useFormatDuration } from "../../format/use-format-duration";

/** Formats a plan: "Writing: 5 sessions a week, 25 min per session". */
export function useFormatPlan(): (plan: CoachPlan) => string {
  const t = useTranslations("coaching.plans");
  const formatWeeklyAmount = useFormatWeeklyAmount();
  return ({ activity: { name: activity }, minutes, ...goal }) => {
    const amount = formatWeeklyAmount(goal);
    return minutes === null
      ? t("summary", { activity, amount })
      : t("summaryWithLength", { activity, amount, minutes });
  };
}

/** Formats how much to do in a week: "5 sessions a week", "2 h 30 min a week". */
export function useFormatWeeklyAmount(): (goal: Pick<CoachPlan, "unit" | "amount">) => string {
  const t = useTranslations("coaching.plans");
  const formatDuration = useFormatDuration();
  return ({ unit, amount }) =>
    unit === "minutes"
      ? t("timePerWeek", { time: formatDuration(amount) })
      : t("sessionsPerWeek", { count: amount });
}

export function planState({ isAccepted }: CoachPlan): "open" | "accepted" | "declined" {
  if (isAccepted === null) return "open";
  return isAccepted ? "accepted" : "declined";
}
