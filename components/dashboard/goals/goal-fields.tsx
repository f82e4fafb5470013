import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { GOAL_UNITS, type GoalUnit, isGoalAmount, MAX_GOAL } from "@/domain/stats/goal";
import { Select, TextField } from "../../ui/field";
import { Problem } from "../../ui/problem";

interface GoalFieldsProps {
  labels: { activity: string; amount: string; unit: string };
  activities: readonly { id: string; name: string }[];
  /** Set to control which activity is chosen; otherwise read it from the form. */
  activitySelect?: Pick<ComponentProps<typeof Select>, "value" | "onChange">;
  /** The id of the line that explains an invalid amount; undefined while it is valid. */
  amountProblemId: string | undefined;
}

/** The fields of a weekly goal: an activity, an amount and its unit. `readGoal` reads them. */
export function GoalFields({
  labels,
  activities,
  activitySelect,
  amountProblemId,
}: GoalFieldsProps) {
  const t = useTranslations("goals");
  return (
    <>
      <Select
        name="activity"
        label={labels.activity}
        className="min-w-36 flex-1"
        {...activitySelect}
      >
        {activities.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextField
        name="amount"
        label={labels.amount}
        className="w-24"
        type="number"
        inputMode="numeric"
        aria-invalid={amountProblemId !== undefined || undefined}
        aria-describedby={amountProblemId}
        defaultValue={5}
      />
      <Select name="unit" label={labels.unit} className="min-w-40 flex-1">
        {GOAL_UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {t("unit", { unit })}
          </option>
        ))}
      </Select>
    </>
  );
}

/** Reads `GoalFields`; `amount` is null where it is not allowed for the unit. */
export function readGoal(fields: FormData): { unit: GoalUnit; amount: number | null } {
  const unit = GOAL_UNITS.find((one) => one === fields.get("unit")) ?? "sessions";
  const text = String(fields.get("amount") ?? "").trim();
  const amount = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return { unit, amount: isGoalAmount(unit, amount) ? amount : null };
}

/** Says which amounts are allowed for a unit. */
export function AmountProblem({ id, unit }: { id: string; unit: GoalUnit }) {
  const t = useTranslations("goals.form");
  return (
    <Problem id={id} className="basis-full">
      {t("amountWrong", { max: MAX_GOAL[unit] })}
    </Problem>
  );
}
