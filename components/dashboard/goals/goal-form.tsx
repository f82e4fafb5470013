"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { GoalProgress } from "@/domain/api/wire-dashboard";
import { GOAL_UNITS, isGoalAmount, MAX_GOAL } from "@/domain/stats/goal";
import { useFailureText } from "../../trpc/use-failure-text";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { Problem } from "../../ui/problem";
import { useRefreshingMutation } from "../use-refreshing-mutation";

interface GoalFormProps {
  activities: { id: string; name: string }[];
  /** The goals of this week; null where the page shows those of another one. */
  standing: readonly GoalProgress[] | null;
}

/** Sets a goal from this week on; one an activity, a new one takes the old one's place. */
export function GoalForm({ activities, standing }: GoalFormProps) {
  const t = useTranslations("goals.form");
  const units = useTranslations("goals");
  const failureText = useFailureText();
  /** The most that may stand where the amount does, once something else stood there. */
  const [refusedAbove, setRefusedAbove] = useState<number | null>(null);
  const set = useRefreshingMutation((client, input: Parameters<typeof client.goal.set.mutate>[0]) =>
    client.goal.set.mutate(input),
  );
  // What was set may be removed or replaced right above: then it no longer stands.
  const isStanding =
    set.isSuccess &&
    !set.isBusy &&
    (standing === null || standing.some((goal) => isSameGoal(goal, set.variables)));

  function submit(event: FormEvent<HTMLFormElement>) {
    const fields = new FormData(event.currentTarget);
    const unit = GOAL_UNITS.find((one) => one === fields.get("unit")) ?? "sessions";
    const typed = String(fields.get("amount")).trim();
    const amount = /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
    const isFit = isGoalAmount(unit, amount);
    setRefusedAbove(isFit ? null : MAX_GOAL[unit]);
    if (isFit && !set.isBusy)
      set.mutate({ activityId: String(fields.get("activity")), unit, amount });
  }

  return (
    <Form onSubmit={submit} className="mt-4 flex flex-wrap items-end gap-2 print:hidden">
      <Select name="activity" label={t("activity")} className="min-w-36 flex-1">
        {activities.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextField
        name="amount"
        label={t("amount")}
        className="w-20"
        type="number"
        inputMode="numeric"
        aria-invalid={refusedAbove !== null || undefined}
        aria-describedby={refusedAbove !== null ? "goal-amount-refused" : undefined}
        defaultValue={5}
      />
      <Select name="unit" label={t("unit")} className="min-w-44 flex-1">
        {GOAL_UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {units("unit", { unit })}
          </option>
        ))}
      </Select>
      <Button type="submit" aria-disabled={set.isBusy}>
        {t("set")}
      </Button>
      <p role="status" className="basis-full text-sm text-soft empty:hidden">
        {isStanding && refusedAbove === null ? t("saved") : ""}
      </p>
      {refusedAbove !== null && (
        <Problem id="goal-amount-refused" className="basis-full">
          {t("amountWrong", { max: refusedAbove })}
        </Problem>
      )}
      {set.error && <Problem className="basis-full">{failureText(set.error)}</Problem>}
    </Form>
  );
}

type Goal = Pick<GoalProgress, "activityId" | "unit" | "amount">;

const isSameGoal = (a: Goal, b: Goal) =>
  a.activityId === b.activityId && a.unit === b.unit && a.amount === b.amount;
