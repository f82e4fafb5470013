import type { Database } from "@/db/client";
import { addDays, type Period } from "@/domain/time/period";
import { findPersonalDashboard } from "@/server/stats/dashboard/queries";
import { findRoomDashboard } from "@/server/stats/dashboard/room-queries";
import { packingDone } from "@/server/stats/packed-months/pack-later";
import { BARE_PERSONAL, BARE_ROOM } from "./bare";
import { type Line, medianOf } from "./report";
import { DAYS_EACH, ROOM, TEN_YEARS_DAYS, VETERAN } from "./shape";
import { openReplay, type Replay, type Statement, statementsOf } from "./statements";

const WEEKS_8 = 56;
const ROUNDS = 40;

export const spanUpTo = (to: string, days: number): Period => ({ from: addDays(to, 1 - days), to });

/** What dashboards cost in the database, beside what they are measured against. */
export async function measureInDatabase(database: Database, today: string): Promise<Line[]> {
  if (!database.sql) throw new Error("the bench needs PostgreSQL");
  const personal = (days: number) => (given: Database) =>
    findPersonalDashboard(given, { userId: VETERAN, ...spanUpTo(today, days) });
  const room = (given: Database) =>
    findRoomDashboard(given, { roomId: ROOM(1), viewerId: VETERAN, ...spanUpTo(today, DAYS_EACH) });
  // The first readers find nothing packed, and have it packed.
  for (const read of [personal(TEN_YEARS_DAYS), room]) await read(database);
  await packingDone();
  const weeks = await statementsOf(database, personal(WEEKS_8));
  const bareWeeks = bare(BARE_PERSONAL, VETERAN, spanUpTo(today, 2 * WEEKS_8));
  const years = await statementsOf(database, personal(TEN_YEARS_DAYS));
  const rooms = await statementsOf(database, room);
  const bareRoom = bare(BARE_ROOM, ROOM(1), spanUpTo(today, DAYS_EACH));
  const replay = await openReplay(database.sql);
  if (!replay.isCpu) console.log("The server is elsewhere: times in the database are elapsed.\n");
  const against = (what: string, beside: string, target: number) => (pair: [number, number]) => ({
    what: `${what}, in the database`,
    ms: pair[0],
    beside,
    besideMs: pair[1],
    target,
  });
  const lines = [
    await inTurns(replay, weeks, [bareWeeks], 20).then(
      against("8 weeks, personal", "bare query on the covering index", 1.3),
    ),
    await inTurns(replay, years, weeks, 20).then(
      against("ten years, personal", "8 weeks, personal", 4),
    ),
    await inTurns(replay, rooms, [bareRoom], 2).then(
      against("room of 50 over 3 years", "bare query on the covering index", 1 / 7),
    ),
  ];
  replay.close();
  return lines;
}

const bare = (text: string, whose: string, { from, to }: Period): Statement => ({
  text,
  values: [whose, from, to],
});

/**
 * What two sets of statements cost: the median round of each. They take turns, and every other
 * round the second goes first, so that neither always finds what the other has warmed.
 */
async function inTurns(
  replay: Replay,
  first: Statement[],
  second: Statement[],
  times: number,
): Promise<[number, number]> {
  const costs: [number[], number[]] = [[], []];
  for (let round = -4; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const which of order) {
      const cost = await replay.cost(which === 0 ? first : second, times);
      // The rounds before the first warm up.
      if (round >= 0) costs[which].push(cost);
    }
  }
  return [medianOf(costs[0]), medianOf(costs[1])];
}
