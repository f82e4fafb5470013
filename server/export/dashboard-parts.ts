import type { DashboardPart } from "@/domain/api/export-part";
import { findMonday } from "@/domain/time/period";
import type { Caller } from "./download";
import { PATTERN_PARTS, type Part, PERSONAL_PARTS, sizingPart, streakPart } from "./figure-tables";

/** What is asked of the dashboard's procedures: inclusive local days, an activity or all. */
export interface Asked {
  from: string;
  to: string;
  activityId?: string | undefined;
}

type Read = (caller: Caller, asked: Asked) => Promise<Part>;

const ofPersonal =
  (part: keyof typeof PERSONAL_PARTS): Read =>
  async (caller, asked) =>
    PERSONAL_PARTS[part](await caller.dashboard.personal(asked));

const ofPatterns =
  (part: keyof typeof PATTERN_PARTS): Read =>
  async (caller, asked) => {
    const [patterns, activities] = await Promise.all([
      caller.dashboard.patterns(asked),
      caller.activity.list(),
    ]);
    const names = new Map(activities.map(({ id, name }) => [id, name]));
    return PATTERN_PARTS[part](patterns, names);
  };

/** How each part is read and laid out. */
export const PARTS: Record<DashboardPart, Read> = {
  totals: ofPersonal("totals"),
  days: ofPersonal("days"),
  activities: ofPersonal("activities"),
  lengths: ofPatterns("lengths"),
  hours: ofPatterns("hours"),
  breaks: ofPatterns("breaks"),
  drifted: ofPatterns("drifted"),

  streak: async (caller, { from, to }) => {
    const [streak, { today }] = await Promise.all([
      caller.dashboard.streak({ from, to }),
      caller.restDays.get(),
    ]);
    return streakPart(streak, today);
  },

  sizing: async (caller, { activityId }) =>
    sizingPart(chosen(await caller.dashboard.sizing(), activityId)),

  goals: async (caller, { to, activityId }) => {
    const week = findMonday(to);
    const goals = chosen(await caller.goal.progress({ week }), activityId);
    return {
      json: goals,
      table: {
        columns: ["week", "activityId", "activity", "unit", "amount", "done", "suggestedBy"],
        rows: goals.map((of) => [
          week,
          of.activityId,
          of.name,
          of.unit,
          of.amount,
          of.done,
          of.suggestedBy,
        ]),
      },
    };
  },
};

const chosen = <Of extends { activityId: string }>(all: Of[], activityId: string | undefined) =>
  activityId ? all.filter((of) => of.activityId === activityId) : all;
