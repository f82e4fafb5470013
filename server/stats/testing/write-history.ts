import type { Database, Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { restDate, restWeekdays } from "@/db/schema";
import { stopTime, travel } from "../../testing/clock";
import {
  insertActivity,
  insertMembership,
  insertPerson,
  insertRoom,
  insertSessions,
} from "../../testing/factories";
import type { MemberSettings } from "./figures-oracle";
import { type History, PEOPLE } from "./histories";
import { findLocalDay, type ModelActivity, type ModelSession, shiftDay } from "./oracle";

const DEFAULT_SETTINGS: MemberSettings = { role: "member", sharing: "full", isCompared: true };

const REST = 2;

/** The activities of `writeHistory` and what each is shown as. */
export const buildActivities = (isMerged: boolean): ModelActivity[] =>
  [0, isMerged ? 0 : 1, REST, 3].map((shownAs, n) => ({ shownAs, isRest: n === REST }));

/**
 * Writes a history to the database and stops its clock where the history ends. `members` are the
 * settings of each person in both rooms.
 */
export function writeHistory(
  database: Database,
  history: History,
  members: MemberSettings[] = Array.from({ length: PEOPLE }, () => DEFAULT_SETTINGS),
) {
  return database.db.transaction(async (tx) => {
    await stopTime(tx);
    await travel(tx, history.nowMs - (await readClock(tx)).getTime());
    const rooms = [(await insertRoom(tx)).id, (await insertRoom(tx)).id];
    const people: { userId: string; activityIds: string[] }[] = [];
    for (const [n, settings] of members.entries()) {
      const { id: userId } = await insertPerson(tx, {
        name: `P${n}`,
        timeZone: history.accountZone,
      });
      people.push({ userId, activityIds: await insertActivities(tx, userId, history.isMerged) });
      for (const roomId of rooms) await insertMembership(tx, { roomId, userId, ...settings });
      await insertRests(tx, userId, history);
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

const sessionColumns = (session: ModelSession) => ({
  startedAt: new Date(session.startedMs),
  minutes: session.minutes,
  brokenAt: session.brokenMs === null ? null : new Date(session.brokenMs),
  breakReason: session.reason,
  driftedAt: session.driftedMs === null ? null : new Date(session.driftedMs),
  timeZone: session.timeZone,
  localDate: findLocalDay(session),
});

/**
 * Creates two activities that count (the second optionally merged into the first), a rest and an
 * archived one.
 */
async function insertActivities(db: Db, userId: string, isMerged: boolean): Promise<string[]> {
  const archivedAt = new Date(0);
  const first = await insertActivity(db, { userId, name: "A", position: 0 });
  const merged = isMerged ? { mergedIntoId: first.id, archivedAt } : {};
  const second = await insertActivity(db, { userId, name: "B", position: 1, ...merged });
  const rest = await insertActivity(db, { userId, name: "C", position: 2, isRest: true });
  const archived = await insertActivity(db, { userId, name: "D", position: 3, archivedAt });
  return [first.id, second.id, rest.id, archived.id];
}

async function insertRests(db: Db, userId: string, { rests }: History): Promise<void> {
  const weekdays = rests.weekdays.map(({ from, off }) => ({
    userId,
    fromDate: from,
    weekdays: off,
    declaredOn: shiftDay(from, -1),
  }));
  const dates = rests.dates.map((date) => ({ userId, date, declaredOn: shiftDay(date, -1) }));
  if (weekdays.length > 0) await db.insert(restWeekdays).values(weekdays);
  if (dates.length > 0) await db.insert(restDate).values(dates);
}
