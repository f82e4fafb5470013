import { exportDashboardInput } from "@/domain/api/export";
import type { DashboardPart } from "@/domain/api/export-part";
import { findMonday } from "@/domain/time/period";
import { type Caller, download, periodSuffix, type ReasonText } from "./download";
import { PATTERN_PARTS, type Part, PERSONAL_PARTS, sizingPart, streakPart } from "./figure-tables";
import { writeCsv } from "./table";

/**
 * `GET /api/export/dashboard`: one part of the personal dashboard as a table or as JSON. JSON
 * without a part holds all parts.
 */
export const exportDashboard = (request: Request, reasonText: ReasonText): Promise<Response> =>
  download(request, exportDashboardInput, {
    reasonText,
    write: async (caller, { format, part, ...query }) => {
      const name = `stint-${part ?? "dashboard"}${periodSuffix(query)}`;
      if (!part) return { name, format, pieces: jsonPieces(await everything(caller, query)) };
      const { json, table } = await PARTS[part](caller, query);
      return { name, format, pieces: format === "csv" ? writeCsv(table) : jsonPieces(json) };
    },
  });

async function everything(caller: Caller, query: DashboardQuery) {
  const { from, to } = query;
  const [personal, patterns, streak, sizing, goals] = await Promise.all([
    caller.dashboard.personal(query),
    caller.dashboard.patterns(query),
    caller.dashboard.streak({ from, to }),
    caller.dashboard.sizing(),
    caller.goal.progress({ week: findMonday(to) }),
  ]);
  return { personal, patterns, streak, sizing, goals };
}

const jsonPieces = (json: unknown) => [`${JSON.stringify(json)}\n`];

/** The input of the dashboard procedures: inclusive local days, one activity or all. */
interface DashboardQuery {
  from: string;
  to: string;
  activityId?: string | undefined;
}

type Read = (caller: Caller, query: DashboardQuery) => Promise<Part>;

const ofPersonal =
  (part: keyof typeof PERSONAL_PARTS): Read =>
  async (caller, query) =>
    PERSONAL_PARTS[part](await caller.dashboard.personal(query));

const ofPatterns =
  (part: keyof typeof PATTERN_PARTS): Read =>
  async (caller, query) => {
    const [patterns, activities] = await Promise.all([
      caller.dashboard.patterns(query),
      caller.activity.list(),
    ]);
    const names = new Map(activities.map(({ id, name }) => [id, name]));
    return PATTERN_PARTS[part](patterns, names);
  };

/** Reads each part and builds its table. */
const PARTS: Record<DashboardPart, Read> = {
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
