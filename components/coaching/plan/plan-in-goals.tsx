"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CoachPlan } from "@/domain/api/wire-coach";
import { canAnswerPlan } from "@/domain/coaching/plan";
import { useFormatDuration } from "../../format/use-format-duration";
import { useTRPC } from "../../trpc/provider";
import { planState } from "./use-format-plan";

/** What a plan does to one's goals: which one it would take the place of, and where it stands then. */
export function PlanInGoals({ plan }: { plan: CoachPlan }) {
  const t = useTranslations("coach.plans");
  const duration = useFormatDuration();
  const goals = useQuery(useTRPC().goal.list.queryOptions(undefined, { staleTime: 0 }));
  const held = goals.data?.find(({ activityId }) => activityId === plan.activity.id);
  if (!held) return null;
  if (planState(plan) === "accepted" && isOf(plan, held)) {
    return (
      <p className="text-sm text-soft">
        {t.rich("stands", {
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
  const { unit, amount } = held;
  return (
    <p className="text-sm">
      {t("takesPlace", { unit, count: amount, time: unit === "minutes" ? duration(amount) : "" })}
    </p>
  );
}

/** Whether a goal is still what this plan made of it. */
const isOf = (
  plan: CoachPlan,
  held: { unit: string; amount: number; suggestedBy: string | null },
) => held.suggestedBy === plan.coach.name && held.unit === plan.unit && held.amount === plan.amount;
