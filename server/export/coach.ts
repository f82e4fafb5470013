import type { z } from "zod";
import type { CoachedMember, CoachedMemberPage, ElsewhereDay } from "@/domain/api/coach";
import type { Streak } from "@/domain/api/dashboard";
import { exportCoachInput } from "@/domain/api/export";
import type { CoachedPart } from "@/domain/api/export-part";
import type { Tally } from "@/domain/api/tally";
import { type ComparedPeriod, comparePeriods } from "@/domain/coaching/member-comparison";
import type { FlagChoice } from "@/domain/coaching/roster-filter";
import type { Period } from "@/domain/time/period";
import { type Caller, download, type File, periodSuffix, type ReasonText } from "./download";
import { PATTERN_PARTS, type Part, PERSONAL_PARTS, sizingPart, streakPart } from "./figure-tables";
import { coachedSessionTable } from "./session-table";
import { type Cell, type Table, writeCsv } from "./table";

/**
 * `GET /api/export/coach`: the roster of a room, optionally filtered, or with `member` the figures
 * of that member's page. Each download is listed in the access log of the members concerned.
 */
export const exportCoach = (request: Request, reasonText: ReasonText): Promise<Response> =>
  download(request, exportCoachInput, {
    reasonText,
    write: (caller, { room, format, filter, page }) =>
      page
        ? memberFile(caller, { room, format, ...page })
        : rosterFile(caller, { room, format, filter }),
  });

type Format = File["format"];

type RosterRequest = Pick<z.output<typeof exportCoachInput>, "room" | "format" | "filter">;

async function rosterFile(caller: Caller, { room, format, filter }: RosterRequest): Promise<File> {
  // The procedure validates the flag.
  const flag = filter.flag as FlagChoice | undefined;
  const query = { roomSlug: room, ...filter, flag, isExport: true };
  const members = await caller.coach.members(query);
  const pieces = format === "csv" ? writeCsv(rosterTable(members)) : jsonPieces(members);
  return { name: `stint-roster-${room}`, format, pieces };
}

interface MemberRequest {
  room: string;
  member: string;
  format: Format;
  from: string;
  to: string;
  compare?: Period | undefined;
  part?: CoachedPart | undefined;
}

async function memberFile(
  caller: Caller,
  { room, member, format, part, compare, ...period }: MemberRequest,
): Promise<File> {
  const query = { roomSlug: room, userId: member, ...period, compare, isExport: true };
  const page = await caller.coach.member(query);
  const name = `stint-member-${part ?? "page"}${periodSuffix(period)}`;
  if (!part) return { name, format, pieces: jsonPieces(page) };
  const { json, table } = buildPart(page, part, { period, compare });
  return { name, format, pieces: format === "csv" ? writeCsv(table) : jsonPieces(json) };
}

interface Days {
  period: Period;
  compare: Period | undefined;
}

function buildPart(page: CoachedMemberPage, part: CoachedPart, days: Days): Part {
  switch (part) {
    case "totals":
    case "days":
    case "activities":
      return PERSONAL_PARTS[part](page.dashboard);
    case "streak":
      return streakPart(streakWithin(page.streak, days.period), findLastDay(page.streak));
    case "sizing":
      return sizingPart(page.sizing);
    case "sessions":
      return { json: page.sessions, table: coachedSessionTable(page.sessions) };
    case "elsewhere":
      return { json: page.elsewhere, table: elsewhereTable(page.elsewhere) };
    case "compared":
      return comparedPart(comparePeriods(page, days));
    default: {
      const names = new Map(page.sizing.map(({ activityId, name }) => [activityId, name]));
      return PATTERN_PARTS[part](page.patterns, names);
    }
  }
}

const weekColumns = (week: string) => [`${week}Completed`, `${week}Broken`, `${week}FocusMinutes`];
const tallyCells = ({ completed, broken, focusMinutes }: Tally): Cell[] => [
  completed,
  broken,
  focusMinutes,
];

/** One row per member. Lists are in one cell, separated by semicolons. */
const rosterTable = (members: readonly CoachedMember[]): Table => ({
  columns: [
    ...["userId", "name", "currentStreak", "longestStreak"],
    ...weekColumns("thisWeek"),
    ...weekColumns("lastWeek"),
    ...["completionRate", "activities", "lastSessionOn", "lastSessionAt"],
    ...["flags", "strip", "scope", "sinceDate"],
  ],
  rows: members.map((row) => [
    ...[row.userId, row.name, row.streak.current, row.streak.longest],
    ...tallyCells(row.thisWeek),
    ...tallyCells(row.lastWeek),
    row.completionRate,
    row.byActivity.map(({ name, focusMinutes }) => `${name} ${focusMinutes}`).join("; "),
    row.lastSessionOn,
    row.lastSessionAt,
    row.flags.map((flag) => flag.kind).join("; "),
    row.strip.map((day) => (day.isBefore ? "before" : day.status)).join("; "),
    row.grant.scope,
    row.grant.sinceDate,
  ]),
});

/** One row per day and activity. The texts of a day are in one cell, one per line. */
const elsewhereTable = (days: readonly ElsewhereDay[]): Table => ({
  columns: [
    ...["date", "activityId", "activity", "completed", "broken", "focusMinutes"],
    ...["targets", "reflections", "reasons"],
  ],
  rows: days.map((row) => [
    ...[row.date, row.activity.id, row.activity.name, row.completed, row.broken, row.focusMinutes],
    ...[row.targets, row.reflections, row.reasons].map((words) => words.join("\n") || null),
  ]),
});

/** The streak ends on the member's current local day. */
const findLastDay = (streak: Streak): string => streak.days.at(-1)?.date ?? "";

/**
 * The procedure always returns the last year of a streak. The file holds only the days in its name.
 */
const streakWithin = (streak: Streak, { from, to }: Period): Streak => ({
  ...streak,
  days: streak.days.filter(({ date }) => from <= date && date <= to),
});

/** One row per period. `days` is the number of days compared, from the start of the period. */
const comparedPart = (periods: readonly ComparedPeriod[]): Part => ({
  json: periods,
  table: {
    columns: [
      ...["from", "to", "of", "days", "completed", "broken", "focusMinutes"],
      ...["minutesPerDay", "completionRate"],
    ],
    rows: periods.map(({ from, to, of, days, tally, minutesPerDay }) => [
      ...[from, to, of, days, ...tallyCells(tally), minutesPerDay, tally.completionRate],
    ]),
  },
});

const jsonPieces = (json: unknown) => [`${JSON.stringify(json)}\n`];
