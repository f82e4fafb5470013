"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { openPlanOn } from "@/domain/coaching/plan";
import { MAX_MINUTES, MIN_MINUTES } from "@/domain/focus-session/session-length";
import { AmountProblem, GoalFields } from "../../dashboard/goals/goal-fields";
import { useRefreshingMutation } from "../../dashboard/use-refreshing-mutation";
import { useFailureText } from "../../trpc/use-failure-text";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { ErrorNotice } from "../../ui/notice";
import { Problem } from "../../ui/problem";
import type { MemberData } from "../member/member-data";
import { NOTHING_WRONG, readPlan, type WrongPlan } from "./parse-plan";
import { useFormatPlan } from "./use-format-plan";

/** Suggests an amount a week on an activity that is seen, and a length if need be. */
export function PlanForm({ data }: { data: Pick<MemberData, "page" | "plans" | "whose"> }) {
  const { page, plans, whose } = data;
  const planWords = useFormatPlan();
  const t = useTranslations("coach.plans.form");
  const failureText = useFailureText();
  const [activityId, setActivityId] = useState(page.sizing[0]?.activityId ?? "");
  const [wrong, setWrong] = useState(NOTHING_WRONG);
  const suggest = useRefreshingMutation(
    (client, plan: Parameters<typeof client.coach.suggestPlan.mutate>[0]) =>
      client.coach.suggestPlan.mutate(plan),
  );
  const sizing = page.sizing.find((one) => one.activityId === activityId) ?? page.sizing[0];
  const open = openPlanOn(plans, sizing?.activityId);
  const { name } = page;

  function submit(event: FormEvent<HTMLFormElement>) {
    const read = readPlan(new FormData(event.currentTarget));
    setWrong(read.wrong);
    if (!read.plan || !sizing || suggest.isBusy) return;
    const { slug: roomSlug, userId } = whose;
    suggest.mutate({ roomSlug, userId, activityId: sizing.activityId, ...read.plan });
  }

  return (
    <Form
      onSubmit={submit}
      // What was just suggested is no warning; the next one that is written takes its place.
      onChange={() => suggest.isSuccess && suggest.reset()}
      className="mt-3 flex flex-wrap items-end gap-2 [&>p]:basis-full [&>p]:text-sm"
    >
      <GoalFields
        labels={{ activity: t("activity"), amount: t("amount"), unit: t("unit") }}
        activities={page.sizing.map(({ activityId, name }) => ({ id: activityId, name }))}
        activitySelect={{
          value: sizing?.activityId,
          onChange: (event) => setActivityId(event.target.value),
        }}
        amountProblemId={wrong.amount ? "plan-amount-wrong" : undefined}
      />
      <TextField
        name="minutes"
        label={t("minutes")}
        className="w-36"
        type="number"
        inputMode="numeric"
        aria-invalid={wrong.minutes || undefined}
        aria-describedby={wrong.minutes ? "plan-minutes-wrong" : undefined}
      />
      <Button type="submit" aria-disabled={suggest.isBusy}>
        {t("submit")}
      </Button>
      <WhatIsWrong wrong={wrong} />
      {sizing?.suggestedMinutes && (
        <p className="text-soft">
          {t("keeps", { name, activity: sizing.name, minutes: sizing.suggestedMinutes })}
        </p>
      )}
      {open && !suggest.isSuccess && <p>{t("replaces", { name, plan: planWords(open) })}</p>}
      <p role="status" className="text-soft empty:hidden">
        {suggest.isSuccess && !suggest.isBusy ? t("done", { name }) : ""}
      </p>
      {suggest.error && (
        <div className="basis-full">
          <ErrorNotice>{failureText(suggest.error)}</ErrorNotice>
        </div>
      )}
    </Form>
  );
}

function WhatIsWrong({ wrong }: { wrong: WrongPlan }) {
  const t = useTranslations("coach.plans.form");
  return (
    <>
      {wrong.amount && <AmountProblem id="plan-amount-wrong" unit={wrong.unit} />}
      {wrong.minutes && (
        <Problem id="plan-minutes-wrong">
          {t("minutesWrong", { min: MIN_MINUTES, max: MAX_MINUTES })}
        </Problem>
      )}
    </>
  );
}
