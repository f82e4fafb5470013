/** How a suggested plan stands with the member it was suggested to. */
interface Answerable {
  /** Null while it waits for an answer. */
  isAccepted: boolean | null;
  /** Whether its coach has suggested nothing later on the same activity. */
  isLatest: boolean;
}

/**
 * Whether a member may answer a plan so: anything that waits; and, as long as the coach has not
 * moved on, the other way than before: accept what was declined, leave what was accepted.
 */
export function canAnswerPlan({ isAccepted, isLatest }: Answerable, answer: boolean): boolean {
  return isAccepted === null || (isLatest && isAccepted !== answer);
}

/** The plan on an activity that waits for an answer, whose place a new one takes. */
export function findOpenPlan<Plan extends { isAccepted: boolean | null; activity: { id: string } }>(
  plans: readonly Plan[],
  activityId: string | undefined,
): Plan | null {
  const isOpen = (plan: Plan) => plan.isAccepted === null && plan.activity.id === activityId;
  return plans.find(isOpen) ?? null;
}
