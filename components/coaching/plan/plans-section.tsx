"use client";

import { useTranslations } from "next-intl";
import type { CoachPlan } from "@/domain/api/coach-messages";
import { useFormatInstant } from "../../format/use-format-instant";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { useRefreshingMutation } from "../../trpc/use-refreshing-mutation";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { ErrorNotice } from "../../ui/notice";
import { Swatch } from "../../ui/swatch";
import type { MemberData } from "../member/member-data";
import { PlanForm } from "./plan-form";
import { planState, useFormatPlan } from "./use-format-plan";

/** The coach's suggested plans and the member's answers. */
export function PlansSection({ data }: { data: Pick<MemberData, "page" | "plans" | "member"> }) {
  const t = useTranslations("coaching.plans");
  const { page, plans } = data;
  return (
    <Card
      title={<IsolatedText>{t("title", { name: isolate(page.name) })}</IsolatedText>}
      titleId="plans"
      className="print:hidden"
    >
      <p className="mt-1 text-sm text-soft">
        <IsolatedText>{t("hint", { name: isolate(page.name) })}</IsolatedText>
      </p>
      {page.sizing.length > 0 ? (
        <PlanForm data={data} />
      ) : (
        <p className="mt-3 text-sm text-soft">
          <IsolatedText>{t("noActivity", { name: isolate(page.name) })}</IsolatedText>
        </p>
      )}
      <ul className="mt-4 divide-y border-y empty:hidden">
        {plans.map((plan) => (
          <PlanItem key={plan.id} plan={plan} />
        ))}
      </ul>
    </Card>
  );
}

function PlanItem({ plan }: { plan: CoachPlan }) {
  const t = useTranslations("coaching.plans");
  const formatFailure = useFormatFailure();
  const format = useFormatInstant();
  const label = useFormatPlan()(plan);
  const withdraw = useRefreshingMutation((client, id: string) =>
    client.coach.withdrawPlan.mutate({ id }),
  );
  const state = planState(plan);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          <Swatch hue={plan.activity.color} />
          <bdi>{label}</bdi>
        </p>
        <p className="text-sm text-soft">
          {t("state", { state, day: format.day(plan.answeredAt ?? plan.suggestedAt) })}
        </p>
      </div>
      {state === "open" && (
        <Button
          size="small"
          aria-label={t("withdrawNamed", { plan: label })}
          aria-disabled={withdraw.isBusy}
          onClick={() => !withdraw.isBusy && withdraw.mutate(plan.id)}
        >
          {t("withdraw")}
        </Button>
      )}
      {withdraw.error && <ErrorNotice>{formatFailure(withdraw.error)}</ErrorNotice>}
    </li>
  );
}
