/** The state of a plan for the member it was suggested to. */
interface Answerable {
  /** Null until it is answered. */
  isAccepted: boolean | null;
  /** True for the coach's latest plan for the activity. */
  isLatest: boolean;
}

/** An unanswered plan takes any answer; the latest plan also takes the opposite of its answer. */
export function canAnswerPlan({ isAccepted, isLatest }: Answerable, answer: boolean): boolean {
  return isAccepted === null || (isLatest && isAccepted !== answer);
}

/** The unanswered plan for an activity, which a new plan would replace. */
export function findOpenPlan<Plan extends { isAccepted: boolean | null; activity: { id: string } }>(
  plans: readonly Plan[],
  activityId: string | undefined,
): Plan | null {
  const isOpen = (plan: Plan) => plan.isAccepted === null && plan.activity.id === activityId;
  return plans.find(isOpen) ?? null;
}
