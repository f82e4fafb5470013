import { useTranslations } from "next-intl";
import { useState } from "react";
import { GOAL_UNITS, type GoalUnit } from "@/domain/stats/goal";
import { Select, TextField } from "../../ui/field";
import type { WrongPlan } from "./parse-plan";

interface PlanFieldsProps {
  /** What can be suggested on. */
  activities: readonly { activityId: string; name: string }[];
  chosenId: string | undefined;
  onActivity: (activityId: string) => void;
  wrong: WrongPlan;
}

/** What a plan is made of; what is wrong with a number is said below all of them. */
export function PlanFields({ activities, chosenId, onActivity, wrong }: PlanFieldsProps) {
  const t = useTranslations("coach.plans.form");
  const goals = useTranslations("goals");
  const [unit, setUnit] = useState<GoalUnit>("sessions");
  return (
    <>
      <Select
        label={t("activity")}
        className="min-w-36 flex-1"
        value={chosenId}
        onChange={(event) => onActivity(event.target.value)}
      >
        {activities.map(({ activityId, name }) => (
          <option key={activityId} value={activityId}>
            {name}
          </option>
        ))}
      </Select>
      <TextField
        name="amount"
        label={t("amount")}
        className="w-24"
        type="number"
        inputMode="numeric"
        aria-invalid={wrong.amount || undefined}
        aria-describedby={wrong.amount ? "plan-amount-wrong" : undefined}
        defaultValue={5}
      />
      <Select
        name="unit"
        label={t("unit")}
        className="min-w-40 flex-1"
        value={unit}
        onChange={(event) => setUnit(event.target.value as GoalUnit)}
      >
        {GOAL_UNITS.map((one) => (
          <option key={one} value={one}>
            {goals("unit", { unit: one })}
          </option>
        ))}
      </Select>
      <TextField
        name="minutes"
        label={t("minutes")}
        className="w-36"
        type="number"
        inputMode="numeric"
        aria-invalid={wrong.minutes || undefined}
        aria-describedby={wrong.minutes ? "plan-minutes-wrong" : undefined}
      />
    </>
  );
}
