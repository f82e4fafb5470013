"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { CoachPlan } from "@/domain/api/wire-coach";
import { canAnswerPlan } from "@/domain/coaching/plan";
import { useRefreshingMutation } from "../../dashboard/use-refreshing-mutation";
import { useFormatDay } from "../../format/use-format-day";
import { useTRPC } from "../../trpc/provider";
import { useFailureText } from "../../trpc/use-failure-text";
import { Button } from "../../ui/button";
import { ErrorNotice } from "../../ui/notice";
import { Swatch } from "../../ui/swatch";
import { PlanInGoals } from "./plan-in-goals";
import { planState, useFormatPlan } from "./use-format-plan";

/**
 * Plans that coaches suggested, to be accepted or declined, also later on.
 *
 * @param onAnswered what else must hear of an answer; the page is drawn again in any case.
 */
export function OwnPlans({
  plans,
  onAnswered,
}: {
  plans: readonly CoachPlan[];
  onAnswered?: (id: string) => void;
}) {
  return (
    <ul className="divide-y border-y">
      {plans.map((plan) => (
        <OwnPlan key={plan.id} plan={plan} onAnswered={onAnswered} />
      ))}
    </ul>
  );
}

function OwnPlan({
  plan,
  onAnswered,
}: {
  plan: CoachPlan;
  onAnswered?: ((id: string) => void) | undefined;
}) {
  const t = useTranslations("coach.plans");
  const failureText = useFailureText();
  const dayWords = useFormatDay();
  const words = useFormatPlan()(plan);
  const answer = useRefreshingMutation((client, isAccepted: boolean) =>
    client.coach.answerPlan.mutate({ id: plan.id, isAccepted }),
  );
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSuccess = () => {
    onAnswered?.(plan.id);
    return queries.invalidateQueries(trpc.goal.pathFilter());
  };
  const say = (isAccepted: boolean) => !answer.isBusy && answer.mutate(isAccepted, { onSuccess });
  const state = planState(plan);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex items-center gap-2">
          <Swatch hue={plan.activity.color} />
          {words}
        </p>
        <p className="text-sm text-soft">
          {t("ownState", {
            state,
            name: plan.coach.name,
            day: dayWords(Date.parse(plan.answeredAt ?? plan.suggestedAt)),
          })}
        </p>
        <PlanInGoals plan={plan} />
      </div>
      <div className="flex gap-2 empty:hidden">
        {canAnswerPlan(plan, true) && (
          <Button
            size="small"
            tone={state === "open" ? "primary" : "quiet"}
            aria-label={t("acceptNamed", { state, words })}
            aria-disabled={answer.isBusy}
            onClick={() => say(true)}
          >
            {t("accept", { state })}
          </Button>
        )}
        {canAnswerPlan(plan, false) && (
          <Button
            size="small"
            aria-label={t("declineNamed", { state, words })}
            aria-disabled={answer.isBusy}
            onClick={() => say(false)}
          >
            {t("decline", { state })}
          </Button>
        )}
      </div>
      {answer.error && <ErrorNotice>{failureText(answer.error)}</ErrorNotice>}
    </li>
  );
}
