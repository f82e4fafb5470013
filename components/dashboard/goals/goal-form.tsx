"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { GoalProgress } from "@/domain/api/goal";
import type { GoalUnit } from "@/domain/stats/goal";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { useRefreshingMutation } from "../../trpc/use-refreshing-mutation";
import { Button } from "../../ui/button";
import { Form } from "../../ui/form";
import { Problem } from "../../ui/problem";
import { AmountProblem, GoalFields, readGoal } from "./goal-fields";

interface GoalFormProps {
  activities: { id: string; name: string }[];
  /** The goals of this week; null where the page shows those of another week. */
  currentGoals: readonly GoalProgress[] | null;
}

/** Sets a weekly goal from this week on. It replaces the activity's current goal. */
export function GoalForm({ activities, currentGoals }: GoalFormProps) {
  const t = useTranslations("goals.form");
  const formatFailure = useFormatFailure();
  /** The unit in which the amount was invalid. */
  const [invalidUnit, setInvalidUnit] = useState<GoalUnit | null>(null);
  const set = useRefreshingMutation((client, input: Parameters<typeof client.goal.set.mutate>[0]) =>
    client.goal.set.mutate(input),
  );
  // The list above can remove or replace the goal just set: then it is no longer reported as saved.
  const isSaved =
    set.isSuccess &&
    !set.isBusy &&
    (currentGoals === null || currentGoals.some((goal) => isSameGoal(goal, set.variables)));

  function submit(event: FormEvent<HTMLFormElement>) {
    const fields = new FormData(event.currentTarget);
    const { unit, amount } = readGoal(fields);
    setInvalidUnit(amount === null ? unit : null);
    if (amount !== null && !set.isBusy) {
      set.mutate({ activityId: String(fields.get("activity")), unit, amount });
    }
  }

  return (
    <Form onSubmit={submit} className="mt-4 flex flex-wrap items-end gap-2 print:hidden">
      <GoalFields
        labels={{ activity: t("activity"), amount: t("amount"), unit: t("unit") }}
        activities={activities}
        amountProblemId={invalidUnit ? "goal-amount-refused" : undefined}
      />
      <Button type="submit" aria-disabled={set.isBusy}>
        {t("set")}
      </Button>
      <p role="status" className="basis-full text-sm text-soft empty:hidden">
        {isSaved && invalidUnit === null ? t("saved") : ""}
      </p>
      {invalidUnit && <AmountProblem id="goal-amount-refused" unit={invalidUnit} />}
      {set.error && <Problem className="basis-full">{formatFailure(set.error)}</Problem>}
    </Form>
  );
}

type Goal = Pick<GoalProgress, "activityId" | "unit" | "amount">;

const isSameGoal = (a: Goal, b: Goal) =>
  a.activityId === b.activityId && a.unit === b.unit && a.amount === b.amount;

/** Removes a goal from this week on; earlier weeks keep it. */
export function RemoveGoal({ activityId, name }: { activityId: string; name: string }) {
  const t = useTranslations("goals");
  const formatFailure = useFormatFailure();
  const remove = useRefreshingMutation((client, _: undefined) =>
    client.goal.remove.mutate({ activityId }),
  );
  return (
    <>
      <Button
        size="small"
        tone="quiet"
        className="-me-3 print:hidden"
        aria-label={t("removeNamed", { name })}
        aria-disabled={remove.isBusy}
        onClick={() => !remove.isBusy && remove.mutate(undefined)}
      >
        {t("remove")}
      </Button>
      {remove.error && <Problem className="basis-full">{formatFailure(remove.error)}</Problem>}
    </>
  );
}
