import type { Color } from "../focus-session/color";

/** Units of a weekly goal: completed sessions, or minutes of focus time. */
export const GOAL_UNITS = ["sessions", "minutes"] as const;
export type GoalUnit = (typeof GOAL_UNITS)[number];

/** The most that fits in a week: its minutes, and sessions of the shortest length. */
export const MAX_GOAL: Record<GoalUnit, number> = { sessions: 2016, minutes: 10_080 };

export const isGoalAmount = (unit: GoalUnit, amount: number): boolean =>
  Number.isInteger(amount) && amount >= 1 && amount <= MAX_GOAL[unit];

/** A goal from one week on, until the next version for the same activity. */
export interface GoalVersion {
  activityId: string;
  /** A Monday. */
  fromWeek: string;
  unit: GoalUnit;
  /** 0 ends the goal. */
  amount: number;
  /** Name of the coach who suggested it, or null where the person set it themselves. */
  suggestedBy: string | null;
}

/** The goals that applied in a week (given by its Monday), at most one per activity. */
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
 * The progress of goals in a week, in the order of `activities`. Goals of activities that are not
 * among them, such as archived ones, are left out. Goals are plans and take part in no other figure.
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

/** The amount at which a weekly goal is on pace by the end of an ISO weekday, 1 to 7. */
export const computePace = (amount: number, weekday: number): number =>
  Math.round((amount * weekday) / 7);
