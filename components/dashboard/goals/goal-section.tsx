import { useTranslations } from "next-intl";
import type { GoalProgress } from "@/domain/api/wire-dashboard";
import { mondayOf, weekOf } from "@/domain/time/period";
import { useFormatDuration } from "../../format/use-format-duration";
import { ChartSection } from "../charts/chart-section";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import { useFormatPeriod } from "../period/use-format-period";
import { GoalForm } from "./goal-form";
import { RemoveGoal } from "./remove-goal";

/** Goals beside the evidence of a week: drawn together, never added up. */
export function GoalSection({ data }: { data: DashboardData }) {
  const t = useTranslations("goals");
  const coach = useTranslations("coach");
  const spanWords = useFormatPeriod(data.view.today);
  const amountWords = useAmountWords();
  const { activityId } = data.view;
  const goals = data.goals.filter((goal) => !activityId || goal.activityId === activityId);
  const week = weekOf(data.goalWeek);
  const choices = data.activities.filter(
    ({ id, archivedAt }) => archivedAt === null && (!activityId || id === activityId),
  );
  return (
    <ChartSection
      title={t("title")}
      sentence={
        goals.length === 0
          ? t("none", { week: spanWords(week) })
          : t("reached", {
              week: spanWords(week),
              count: goals.length,
              reached: goals.filter(({ done, amount }) => done >= amount).length,
            })
      }
      download={goals.length > 0 ? exportPath({ ...data.view, span: week }, "goals") : undefined}
      table={
        goals.length > 0
          ? {
              columns: [t("activity"), t("goal"), t("done")],
              rows: goals.map((goal) => ({
                key: goal.activityId,
                cells: [goal.name, amountWords(goal, goal.amount), amountWords(goal, goal.done)],
              })),
            }
          : undefined
      }
    >
      {goals.length > 0 && (
        <ul className="divide-y border-y">
          {goals.map((goal) => (
            <li key={goal.activityId} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="min-w-0 flex-1">
                {goal.name}
                {goal.suggestedBy !== null && (
                  <span className="block text-sm text-soft">
                    {coach("suggestedBy", { name: goal.suggestedBy })}
                  </span>
                )}
              </span>
              <span className="text-sm text-soft tabular-nums">
                {t("progress", {
                  done: goal.unit === "minutes" ? amountWords(goal, goal.done) : goal.done,
                  goal: amountWords(goal, goal.amount),
                })}
              </span>
              <RemoveGoal activityId={goal.activityId} name={goal.name} />
              <Progress goal={goal} />
            </li>
          ))}
        </ul>
      )}
      <GoalForm
        activities={choices.map(({ id, name }) => ({ id, name }))}
        standing={data.goalWeek === mondayOf(data.view.today) ? data.goals : null}
      />
    </ChartSection>
  );
}

/** Done is solid, the goal a dotted post: the marks of the line. */
function Progress({ goal: { color, done, amount } }: { goal: GoalProgress }) {
  const full = Math.max(done, amount);
  const percent = (part: number) => `${(100 * part) / full}%`;
  return (
    <div aria-hidden data-hue={color} className="on-paper-as-seen relative h-5 basis-full py-1">
      <div className="h-full rounded-mark bg-hue" style={{ width: percent(done) }} />
      <div
        className="absolute inset-y-0 -ms-px border-s-2 border-dotted border-ink"
        style={{ insetInlineStart: `min(${percent(amount)}, 100% - 1px)` }}
      />
    </div>
  );
}

function useAmountWords(): (goal: GoalProgress, amount: number) => string {
  const t = useTranslations("goals");
  const minutes = useFormatDuration();
  return ({ unit }, amount) =>
    unit === "minutes" ? minutes(amount) : t("sessions", { count: amount });
}
