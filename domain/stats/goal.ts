import type { Color } from "../focus-session/color";

/** What a goal counts a week. */
export const GOAL_UNITS = ["sessions", "minutes"] as const;
export type GoalUnit = (typeof GOAL_UNITS)[number];

/** What a week can hold: its minutes, and its shortest sessions end to end. */
export const MAX_GOAL: Record<GoalUnit, number> = { sessions: 2016, minutes: 10_080 };

/** Whether a goal may ask for so much a week. */
export const isGoalAmount = (unit: GoalUnit, amount: number): boolean =>
  Number.isInteger(amount) && amount >= 1 && amount <= MAX_GOAL[unit];

/** What was meant from a week on, until the next version of the same activity. */
export interface GoalVersion {
  activityId: string;
  /** A Monday. */
  fromWeek: string;
  unit: GoalUnit;
  /** 0 means that there is no goal from here on. */
  amount: number;
  /** The name of the coach whose plan it was, or null where the person set it themselves. */
  suggestedBy: string | null;
}

/** The goals that stood in a week (its Monday): at most one an activity. */
export function listActiveGoals(week: string, versions: Iterable<GoalVersion>): GoalVersion[] {
  const latest = new Map<string, GoalVersion>();
  for (const version of versions) {
    if (version.fromWeek > week) continue;
    const known = latest.get(version.activityId);
    if (!known || known.fromWeek < version.fromWeek) latest.set(version.activityId, version);
  }
  return [...latest.values()].filter((goal) => goal.amount > 0);
}

/**
 * Goals beside what the week came to, in the order of `activities`; those of activities that are
 * not among them (archived, say) are left out. A goal is a plan: it is read here and nowhere else. The answer is `GoalProgress` of the wire.
 */
export function buildGoalProgress(
  goals: readonly GoalVersion[],
  activities: readonly { id: string; name: string; color: Color }[],
  tallies: readonly { activityId: string; completed: number; focusMinutes: number }[],
) {
  return activities.flatMap(({ id, name, color }) => {
    const goal = goals.find((candidate) => candidate.activityId === id);
    if (!goal) return [];
    const tally = tallies.find((candidate) => candidate.activityId === id);
    const done = (goal.unit === "sessions" ? tally?.completed : tally?.focusMinutes) ?? 0;
    const { unit, amount, suggestedBy } = goal;
    return [{ activityId: id, name, color, unit, amount, done, suggestedBy }];
  });
}
