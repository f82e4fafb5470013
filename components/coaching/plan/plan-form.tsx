"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { findOpenPlan } from "@/domain/coaching/plan";
import { MAX_MINUTES, MIN_MINUTES } from "@/domain/focus-session/session-length";
import { AmountProblem, GoalFields } from "../../dashboard/goals/goal-fields";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { useRefreshingMutation } from "../../trpc/use-refreshing-mutation";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { ErrorNotice } from "../../ui/notice";
import { Problem } from "../../ui/problem";
import type { MemberData } from "../member/member-data";
import { NO_ERRORS, type PlanErrors, parsePlan } from "./parse-plan";
import { useFormatPlan } from "./use-format-plan";

/** Suggests a weekly amount of one shared activity, and optionally a session length. */
export function PlanForm({ data }: { data: Pick<MemberData, "page" | "plans" | "member"> }) {
  const { page, plans, member } = data;
  const formatPlan = useFormatPlan();
  const t = useTranslations("coaching.plans.form");
  const formatFailure = useFormatFailure();
  const [activityId, setActivityId] = useState(page.sizing[0]?.activityId ?? "");
  const [errors, setErrors] = useState(NO_ERRORS);
  const suggest = useRefreshingMutation(
    (client, plan: Parameters<typeof client.coach.suggestPlan.mutate>[0]) =>
      client.coach.suggestPlan.mutate(plan),
  );
  const sizing = page.sizing.find((row) => row.activityId === activityId) ?? page.sizing[0];
  const openPlan = findOpenPlan(plans, sizing?.activityId);
  const { name } = page;

  function submit(event: FormEvent<HTMLFormElement>) {
    const parsed = parsePlan(new FormData(event.currentTarget));
    setErrors(parsed.errors);
    if (!parsed.plan || !sizing || suggest.isBusy) return;
    const { slug: roomSlug, userId } = member;
    suggest.mutate({ roomSlug, userId, activityId: sizing.activityId, ...parsed.plan });
  }

  return (
    <Form
      onSubmit={submit}
      // After a success the warning about the open plan returns with the next edit.
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
        amountProblemId={errors.amount ? "plan-amount-wrong" : undefined}
      />
      <TextField
        name="minutes"
        label={t("minutes")}
        className="w-36"
        type="number"
        inputMode="numeric"
        aria-invalid={errors.minutes || undefined}
        aria-describedby={errors.minutes ? "plan-minutes-wrong" : undefined}
      />
      <Button type="submit" aria-disabled={suggest.isBusy}>
        {t("submit")}
      </Button>
      <PlanProblems errors={errors} />
      {sizing?.suggestedMinutes && (
        <p className="text-soft">
          <IsolatedText>
            {t("reliable", {
              name: isolate(name),
              activity: isolate(sizing.name),
              minutes: sizing.suggestedMinutes,
            })}
          </IsolatedText>
        </p>
      )}
      {openPlan && !suggest.isSuccess && (
        <p>
          <IsolatedText>
            {t("replaces", { name: isolate(name), plan: isolate(formatPlan(openPlan)) })}
          </IsolatedText>
        </p>
      )}
      <p role="status" className="text-soft empty:hidden">
        <IsolatedText>
          {suggest.isSuccess && !suggest.isBusy ? t("done", { name: isolate(name) }) : ""}
        </IsolatedText>
      </p>
      {suggest.error && (
        <div className="basis-full">
          <ErrorNotice>{formatFailure(suggest.error)}</ErrorNotice>
        </div>
      )}
    </Form>
  );
}

function PlanProblems({ errors }: { errors: PlanErrors }) {
  const t = useTranslations("coaching.plans.form");
  return (
    <>
      {errors.amount && <AmountProblem id="plan-amount-wrong" unit={errors.unit} />}
      {errors.minutes && (
        <Problem id="plan-minutes-wrong">
          {t("minutesWrong", { min: MIN_MINUTES, max: MAX_MINUTES })}
        </Problem>
      )}
    </>
  );
}
