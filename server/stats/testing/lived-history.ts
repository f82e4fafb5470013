import type { Database, Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { restDate, restWeekdays } from "@/db/schema";
import type { Role } from "@/domain/room/permissions";
import type { Sharing } from "@/domain/room/sharing";
import { stopTime, travel } from "../../testing/clock";
import {
  insertActivity,
  insertMembership,
  insertPerson,
  insertRoom,
  insertSessions,
} from "../../testing/factories";
import { type History, PEOPLE } from "./histories";
import { dayOf, type Lived, type Shown, shift } from "./oracle";

/** Settings of each person in the first room. */
export interface Part {
  role: Role;
  sharing: Sharing;
  isCompared: boolean;
}

const PLAIN: Part = { role: "member", sharing: "full", isCompared: true };

const REST = 2;

/** The activities of `writeHistory` and what each is shown as. */
export const shownAs = (isMerged: boolean): Shown[] =>
  [0, isMerged ? 0 : 1, REST, 3].map((shownAs, n) => ({ shownAs, isRest: n === REST }));

/** Writes a history to the database and stops its clock where the history ends. */
export function writeHistory(
  database: Database,
  history: History,
  parts: Part[] = Array.from({ length: PEOPLE }, () => PLAIN),
) {
  return database.db.transaction(async (tx) => {
    await stopTime(tx);
    await travel(tx, history.nowMs - (await readClock(tx)).getTime());
    const rooms = [(await insertRoom(tx)).id, (await insertRoom(tx)).id];
    const people: { userId: string; activityIds: string[] }[] = [];
    for (const [n, part] of parts.entries()) {
      const { id: userId } = await insertPerson(tx, {
        name: `P${n}`,
        timeZone: history.accountZone,
      });
      people.push({ userId, activityIds: await fourActivities(tx, userId, history.isMerged) });
      for (const roomId of rooms) await insertMembership(tx, { roomId, userId, ...part });
      await declareRests(tx, userId, history);
    }
    const rows = history.sessions.map((session) => {
      const { userId = "", activityIds = [] } = people[session.person] ?? {};
      const roomId = session.room === null ? null : (rooms[session.room] ?? null);
      return {
        userId,
        activityId: activityIds[session.activity] ?? "",
        roomId,
        ...sessionColumns(session),
      };
    });
    await insertSessions(tx, rows);
    return { people, rooms };
  });
}

const sessionColumns = (session: Lived) => ({
  startedAt: new Date(session.startedMs),
  minutes: session.minutes,
  brokenAt: session.brokenMs === null ? null : new Date(session.brokenMs),
  breakReason: session.reason,
  driftedAt: session.driftedMs === null ? null : new Date(session.driftedMs),
  timeZone: session.timeZone,
  localDate: dayOf(session),
});

/**
 * Creates two activities that count (the second optionally merged into the first), a rest and an
 * archived one.
 */
async function fourActivities(db: Db, userId: string, isMerged: boolean): Promise<string[]> {
  const archivedAt = new Date(0);
  const first = await insertActivity(db, { userId, name: "A", position: 0 });
  const merged = isMerged ? { mergedIntoId: first.id, archivedAt } : {};
  const second = await insertActivity(db, { userId, name: "B", position: 1, ...merged });
  const rest = await insertActivity(db, { userId, name: "C", position: 2, isRest: true });
  const archived = await insertActivity(db, { userId, name: "D", position: 3, archivedAt });
  return [first.id, second.id, rest.id, archived.id];
}

async function declareRests(db: Db, userId: string, { rests }: History): Promise<void> {
  const weekdays = rests.weekdays.map(({ from, off }) => ({
    userId,
    fromDate: from,
    weekdays: off,
    declaredOn: shift(from, -1),
  }));
  const dates = rests.dates.map((date) => ({ userId, date, declaredOn: shift(date, -1) }));
  if (weekdays.length > 0) await db.insert(restWeekdays).values(weekdays);
  if (dates.length > 0) await db.insert(restDate).values(dates);
}
