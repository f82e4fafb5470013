import type {
  PartOfSizing,
  Patterns,
  PersonalDashboard,
  Sizing,
  Streak,
  StreakDay,
} from "@/domain/api/dashboard";
import type { DashboardPart } from "@/domain/api/export-part";
import type { DayTally, RatedTally, Tally } from "@/domain/api/tally";
import { findStreakReason } from "@/domain/stats/streak";
import type { DayPart } from "@/domain/time/day-part";
import type { Cell, Table } from "./table";

const TALLY = ["completed", "broken", "focusMinutes"] as const;
const tally = ({ completed, broken, focusMinutes }: Tally): Cell[] => [
  completed,
  broken,
  focusMinutes,
];

/** Activity names by id. */
export type Names = ReadonlyMap<string, string>;

/** A part of the figures as JSON and as a table. */
export interface Part {
  json: unknown;
  table: Table;
}

type PersonalPart = Extract<DashboardPart, "totals" | "days" | "activities">;

/** The parts of a personal dashboard. */
export const PERSONAL_PARTS: Record<PersonalPart, (of: PersonalDashboard) => Part> = {
  totals: ({ byActivity: _, byDay: __, ...totals }) => {
    const row = (period: string, of: RatedTally) => [period, ...tally(of), of.completionRate];
    return {
      json: totals,
      table: {
        columns: ["span", ...TALLY, "completionRate"],
        rows: [row("this", totals), row("previous", totals.previous)],
      },
    };
  },

  days: ({ byDay, byActivity }) => {
    const names = new Map(byActivity.map(({ activityId, name }) => [activityId, name]));
    return {
      json: byDay,
      table: {
        columns: ["date", "activityId", "activity", ...TALLY],
        rows: byDay.flatMap((day) => dayRows(day, names)),
      },
    };
  },

  activities: ({ byActivity }) => ({
    json: byActivity,
    table: {
      columns: ["activityId", "activity", ...TALLY],
      rows: byActivity.map((of) => [of.activityId, of.name, ...tally(of)]),
    },
  }),
};

type PatternPart = Extract<DashboardPart, "lengths" | "hours" | "breaks" | "drifted">;

/** The parts of the patterns, which hold activities by id only. */
export const PATTERN_PARTS: Record<PatternPart, (of: Patterns, names: Names) => Part> = {
  lengths: ({ byLength }) => ({
    json: byLength,
    table: {
      columns: ["minutes", "completed", "broken"],
      rows: byLength.map(({ minutes, completed, broken }) => [minutes, completed, broken]),
    },
  }),

  hours: ({ byHour }) => ({
    json: byHour,
    table: {
      columns: ["weekday", "hour", "completed"],
      rows: byHour.map(({ weekday, hour, completed }) => [weekday, hour, completed]),
    },
  }),

  breaks: ({ breaks }, names) => ({
    json: breaks,
    table: {
      columns: ["activityId", "activity", "minute", "reason", "count"],
      rows: breaks.map(({ activityId, minute, reason, count }) => [
        activityId,
        names.get(activityId) ?? null,
        minute,
        reason,
        count,
      ]),
    },
  }),

  drifted: ({ drifted }, names) => ({
    json: drifted,
    table: {
      columns: ["activityId", "activity", "count"],
      rows: drifted.map(({ activityId, count }) => [
        activityId,
        names.get(activityId) ?? null,
        count,
      ]),
    },
  }),
};

/**
 * From the first session to today. Later days are included only if they have sessions: they may
 * have begun for a person who then travelled west.
 */
const hasBegun = ({ date, isBefore, completed, broken }: StreakDay, today: string) =>
  !isBefore && (date <= today || completed + broken > 0);

/**
 * Builds the table of a streak from the first session to today, with the reason why each day
 * counts.
 */
export const streakPart = (streak: Streak, today: string): Part => ({
  json: streak,
  table: {
    columns: ["date", "status", "completed", "broken", "rest", "why"],
    rows: streak.days
      .filter((day) => hasBegun(day, today))
      .map((day) => [
        ...[day.date, day.status, day.completed, day.broken, day.rest],
        findStreakReason(day, today),
      ]),
  },
});

/**
 * Builds the table of lengths per activity, by part of the day if available, with the suggested
 * lengths.
 */
export const sizingPart = (sizing: readonly Sizing[]): Part => ({
  json: sizing,
  table: {
    columns: [
      "activityId",
      "activity",
      "suggestedMinutes",
      "part",
      "suggestedInPart",
      "minutes",
      "completed",
      "broken",
    ],
    rows: sizing.flatMap((of) =>
      of.byPart.length > 0
        ? of.byPart.flatMap((part) => sizingRows(of, part))
        : sizingRows(of, { ...of, part: null, suggestedMinutes: null }),
    ),
  },
});

type Lengths = Pick<PartOfSizing, "suggestedMinutes" | "byLength"> & { part: DayPart | null };

const sizingRows = (of: Sizing, { part, suggestedMinutes, byLength }: Lengths): Cell[][] =>
  byLength.map(({ minutes, completed, broken }) => [
    of.activityId,
    of.name,
    of.suggestedMinutes,
    part,
    suggestedMinutes,
    minutes,
    completed,
    broken,
  ]);

/**
 * One row per activity of the day. A day without sessions has a row too, so that no day is missing.
 */
function dayRows(day: DayTally, names: Names): Cell[][] {
  if (day.activities.length === 0) return [[day.date, null, null, ...tally(day)]];
  return day.activities.map((of) => [
    day.date,
    of.activityId,
    names.get(of.activityId) ?? null,
    ...tally(of),
  ]);
}
