"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CoachPlan } from "@/domain/api/coach-messages";
import { canAnswerPlan } from "@/domain/coaching/plan";
import { useFormatInstant } from "../../format/use-format-instant";
import { useTRPC } from "../../trpc/provider";
import { refreshQueries } from "../../trpc/refresh-queries";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { useRefreshingMutation } from "../../trpc/use-refreshing-mutation";
import { Button } from "../../ui/button";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { ErrorNotice } from "../../ui/notice";
import { Swatch } from "../../ui/swatch";
import { planState, useFormatPlan, useFormatWeeklyAmount } from "./use-format-plan";

interface OwnPlansProps {
  plans: readonly CoachPlan[];
  /** Runs after an answer; the page is refreshed in any case. */
  onAnswered?: ((id: string) => void) | undefined;
}

/** Plans that coaches suggested. An answer can be changed later. */
export function OwnPlans({ plans, onAnswered }: OwnPlansProps) {
  return (
    <ul className="divide-y border-t">
      {plans.map((plan) => (
        <OwnPlan key={plan.id} plan={plan} onAnswered={onAnswered} />
      ))}
    </ul>
  );
}

function OwnPlan({ plan, onAnswered }: { plan: CoachPlan } & Pick<OwnPlansProps, "onAnswered">) {
  const t = useTranslations("coaching.plans");
  const formatFailure = useFormatFailure();
  const format = useFormatInstant();
  const label = useFormatPlan()(plan);
  const mutation = useRefreshingMutation((client, isAccepted: boolean) =>
    client.coach.answerPlan.mutate({ id: plan.id, isAccepted }),
  );
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => {
    onAnswered?.(plan.id);
    return refreshQueries(queryClient, trpc.goal.pathFilter());
  };
  const answer = (isAccepted: boolean) =>
    !mutation.isBusy && mutation.mutate(isAccepted, { onSuccess });
  const state = planState(plan);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex items-center gap-2">
          <Swatch hue={plan.activity.color} />
          <bdi>{label}</bdi>
        </p>
        <p className="text-sm text-soft">
          <IsolatedText>
            {t("ownState", {
              state,
              name: isolate(plan.coach.name),
              day: format.day(plan.answeredAt ?? plan.suggestedAt),
            })}
          </IsolatedText>
        </p>
        <EffectOnGoal plan={plan} />
      </div>
      <div className="flex gap-2 empty:hidden">
        {canAnswerPlan(plan, true) && (
          <Button
            size="small"
            aria-label={t("acceptNamed", { state, plan: label })}
            aria-disabled={mutation.isBusy}
            onClick={() => answer(true)}
          >
            {t("accept", { state })}
          </Button>
        )}
        {canAnswerPlan(plan, false) && (
          <Button
            size="small"
            aria-label={t("declineNamed", { state, plan: label })}
            aria-disabled={mutation.isBusy}
            onClick={() => answer(false)}
          >
            {t("decline", { state })}
          </Button>
        )}
      </div>
      {mutation.error && <ErrorNotice>{formatFailure(mutation.error)}</ErrorNotice>}
    </li>
  );
}

/** Says which goal accepting the plan replaces, or, once accepted, where to find the new goal. */
function EffectOnGoal({ plan }: { plan: CoachPlan }) {
  const t = useTranslations("coaching.plans");
  const formatWeeklyAmount = useFormatWeeklyAmount();
  const goals = useQuery(useTRPC().goal.list.queryOptions(undefined, { staleTime: 0 }));
  const goal = goals.data?.find(({ activityId }) => activityId === plan.activity.id);
  if (!goal) return null;
  const isFromPlan =
    goal.suggestedBy === plan.coach.name && goal.unit === plan.unit && goal.amount === plan.amount;
  if (planState(plan) === "accepted" && isFromPlan) {
    return (
      <p className="text-sm text-soft">
        {t.rich("added", {
          link: (text) => (
            <Link href="/dashboard" className="text-ink underline underline-offset-4">
              {text}
            </Link>
          ),
        })}
      </p>
    );
  }
  if (!canAnswerPlan(plan, true)) return null;
  return <p className="text-sm">{t("replacesGoal", { amount: formatWeeklyAmount(goal) })}</p>;
}
