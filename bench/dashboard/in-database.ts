import type { Database } from "@/db/client";
import { addDays, type Period } from "@/domain/time/period";
import { findPersonalDashboard } from "@/server/stats/dashboard/queries";
import { findRoomDashboard } from "@/server/stats/dashboard/room-queries";
import { packingDone } from "@/server/stats/packed-months/pack-later";
import { BASELINE_PERSONAL, BASELINE_ROOM } from "./baseline-queries";
import { type Line, median } from "./report";
import { DAYS_EACH, roomId, TEN_YEARS_DAYS, VETERAN } from "./shape";
import { captureStatements, openReplay, type Replay, type Statement } from "./statements";

const WEEKS_8 = 56;
const ROUNDS = 40;

export const periodUpTo = (to: string, days: number): Period => ({
  from: addDays(to, 1 - days),
  to,
});

/** Measures the cost of dashboards in the database, compared with baselines. */
export async function measureInDatabase(
  { database, url }: { database: Database; url: string },
  today: string,
): Promise<Line[]> {
  const personal = (days: number) => (given: Database) =>
    findPersonalDashboard(given, { userId: VETERAN, ...periodUpTo(today, days) });
  const room = (given: Database) =>
    findRoomDashboard(given, {
      roomId: roomId(1),
      viewerId: VETERAN,
      ...periodUpTo(today, DAYS_EACH),
    });
  // The first reads pack past months.
  for (const read of [personal(TEN_YEARS_DAYS), room]) await read(database);
  await packingDone();
  const weeks = await captureStatements(database, personal(WEEKS_8));
  const baselineWeeks = baselineStatement(
    BASELINE_PERSONAL,
    VETERAN,
    periodUpTo(today, 2 * WEEKS_8),
  );
  const years = await captureStatements(database, personal(TEN_YEARS_DAYS));
  const rooms = await captureStatements(database, room);
  const baselineRoom = baselineStatement(BASELINE_ROOM, roomId(1), periodUpTo(today, DAYS_EACH));
  const replay = await openReplay(url);
  if (!replay.isCpu)
    console.log("The server runs on another machine: times in the database are elapsed time.\n");
  const compare = (what: string, baseline: string, target: number) => (pair: [number, number]) => ({
    what: `${what}, in the database`,
    ms: pair[0],
    baseline,
    baselineMs: pair[1],
    target,
  });
  const lines = [
    await measureInterleaved(replay, weeks, [baselineWeeks], 20).then(
      compare("8 weeks, personal", "baseline query on the covering index", 1.3),
    ),
    await measureInterleaved(replay, years, weeks, 20).then(
      compare("ten years, personal", "8 weeks, personal", 4),
    ),
    await measureInterleaved(replay, rooms, [baselineRoom], 2).then(
      compare("room of 50 over 3 years", "baseline query on the covering index", 1 / 7),
    ),
  ];
  replay.close();
  return lines;
}

const baselineStatement = (text: string, whose: string, { from, to }: Period): Statement => ({
  text,
  values: [whose, from, to],
});

/**
 * The median cost of two sets of statements. The order alternates between rounds, so that neither
 * always profits from what the other has loaded into the cache.
 */
async function measureInterleaved(
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
  return [median(costs[0]), median(costs[1])];
}
