import { useTranslations } from "next-intl";
import type { GoalProgress } from "@/domain/api/goal";
import { findMonday, findWeek } from "@/domain/time/period";
import { useFormatDuration } from "../../format/use-format-duration";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { ChartSection } from "../charts/chart-section";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import { useFormatPeriod } from "../period/use-format-period";
import { GoalForm, RemoveGoal } from "./goal-form";

/** The goals of a week with their progress, and the form to set one. */
export function GoalSection({ data }: { data: DashboardData }) {
  const t = useTranslations("goals");
  const formatPeriod = useFormatPeriod(data.params.today);
  const formatAmount = useFormatAmount();
  const { activityId, today } = data.params;
  const goals = data.goals.filter((goal) => !activityId || goal.activityId === activityId);
  const week = findWeek(data.goalWeek);
  const choices = data.activities.filter(
    ({ id, archivedAt }) => archivedAt === null && (!activityId || id === activityId),
  );
  return (
    <ChartSection
      title={t("title")}
      sentence={t(goals.length === 0 ? "none" : "reached", {
        week: formatPeriod(week),
        count: goals.length,
        reached: goals.filter(({ done, amount }) => done >= amount).length,
      })}
      {...(goals.length > 0 && {
        download: exportPath({ activityId, period: week }, "goals"),
        table: {
          columns: [t("activity"), t("goal"), t("done")],
          rows: goals.map((goal) => ({
            key: goal.activityId,
            cells: [goal.name, formatAmount(goal, goal.amount), formatAmount(goal, goal.done)],
          })),
        },
      })}
    >
      {goals.length > 0 && (
        <ul className="divide-y border-y">
          {goals.map((goal) => (
            <GoalRow key={goal.activityId} goal={goal} />
          ))}
        </ul>
      )}
      <GoalForm
        activities={choices.map(({ id, name }) => ({ id, name }))}
        currentGoals={data.goalWeek === findMonday(today) ? data.goals : null}
      />
    </ChartSection>
  );
}

function GoalRow({ goal }: { goal: GoalProgress }) {
  const t = useTranslations("goals");
  const tCoaching = useTranslations("coaching");
  const formatAmount = useFormatAmount();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 flex-1">
        {goal.name}
        {goal.suggestedBy !== null && (
          <span className="block text-sm text-soft">
            <IsolatedText>
              {tCoaching("suggestedBy", { name: isolate(goal.suggestedBy) })}
            </IsolatedText>
          </span>
        )}
      </span>
      <span className="text-sm text-soft tabular-nums">
        {t("progress", {
          done: goal.unit === "minutes" ? formatAmount(goal, goal.done) : goal.done,
          goal: formatAmount(goal, goal.amount),
        })}
      </span>
      <RemoveGoal activityId={goal.activityId} name={goal.name} />
      <ProgressBar goal={goal} />
    </li>
  );
}

/** Uses the marks of the timeline: progress is solid, the goal is a dotted line. */
function ProgressBar({ goal: { color, done, amount } }: { goal: GoalProgress }) {
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

function useFormatAmount(): (goal: GoalProgress, amount: number) => string {
  const t = useTranslations("goals");
  const formatDuration = useFormatDuration();
  return ({ unit }, amount) =>
    unit === "minutes" ? formatDuration(amount) : t("sessions", { count: amount });
}
