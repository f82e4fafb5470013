import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { archiveActivity, mergeActivity } from "../activity/mutations";
import { listActivities } from "../activity/queries";
import { endMembership, setSharing } from "../room/member-mutations";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { insertActivity, insertMembership, insertPerson, insertRoom } from "../testing/factories";
import { overlapWrites } from "../testing/overlap-writes";
import { race, raceRounds } from "../testing/race";
import { breakSession, reviewSession } from "./mutations";
import { startSession } from "./start-session";

/** Simultaneous actions. On PostgreSQL they run on separate connections. */

const database = testDatabase();
const MINUTE = 60_000;
const eight = Array.from({ length: 8 }, (_, n) => n);

async function createPerson(roomId?: string) {
  const { id: userId } = await insertPerson(database.db);
  const { id: activityId } = await insertActivity(database.db, { userId });
  if (roomId) await insertMembership(database.db, { roomId, userId });
  return { userId, activityId };
}

const start = (
  who: { userId: string; activityId: string },
  more: { roomSlug?: string; idempotencyKey?: string } = {},
) => startSession(database.db, { ...who, minutes: 25, target: null, ...more });

/** Returns pairs of overlapping sessions, found without the constraint. */
const overlaps = (userId: string) =>
  database.query(
    `select a.id, b.id from focus_session a join focus_session b
       on a.user_id = b.user_id and a.id < b.id
     where a.user_id = $1
       and a.started_at < coalesce(b.broken_at, b.planned_end)
       and b.started_at < coalesce(a.broken_at, a.planned_end)
       and a.started_at is distinct from a.broken_at
       and b.started_at is distinct from b.broken_at`,
    [userId],
  );

test("lets one of 8 simultaneous starts win, every time, and names it to the others", async () => {
  const room = await insertRoom(database.db);
  const who = await createPerson(room.id);
  for (let round = 0; round < raceRounds(200); round += 1) {
    const { results, refusals, reasons } = await race(
      eight.map((n) => start(who, n % 2 ? { roomSlug: room.slug } : {})),
    );
    const [winner] = results;
    expect(results).toHaveLength(1);
    expect(reasons).toEqual(Array(7).fill("session_already_running"));
    for (const { details } of refusals) expect(details).toEqual({ session: winner?.session });
    await breakSession(database.db, { ...who, id: winner?.session.id ?? "", reason: null });
  }
  expect(await overlaps(who.userId)).toEqual([]);
});

test("starts, breaks and leaves for many people of one room at once without a deadlock", async () => {
  const room = await insertRoom(database.db);
  for (let round = 0; round < raceRounds(15); round += 1) {
    const people = await Promise.all(eight.slice(0, 4).map(() => createPerson(room.id)));
    const starts = await race(
      people.flatMap((who) => [0, 1, 2].map(() => start(who, { roomSlug: room.slug }))),
    );
    expect(starts.results).toHaveLength(4);
    const ends = await race<unknown>([
      ...people.map((who) =>
        endMembership(database.db, { roomId: room.id, by: who.userId, userId: who.userId }),
      ),
      ...people.flatMap(({ userId }) => {
        const ownStart = starts.results.find(({ notice }) => notice.people?.includes(userId));
        const id = ownStart?.session.id ?? "";
        return [0, 1].map(() => breakSession(database.db, { userId, id, reason: "someone" }));
      }),
    ]);
    expect(ends.results).toHaveLength(12);
  }
});

test("refuses a start before a simultaneous break and accepts it after", async () => {
  const who = await createPerson();
  let running = (await start(who)).session;
  for (let round = 0; round < raceRounds(50); round += 1) {
    const ending = breakSession(database.db, { ...who, id: running.id, reason: null });
    const both = [ending, start(who)];
    const { results, reasons } = await race(round % 2 ? both : [both[1] ?? ending, ending]);
    const next = results.find(({ session }) => session.id !== running.id);
    expect(results.find(({ session }) => session.id === running.id)?.session.status).toBe("broken");
    expect(reasons).toEqual(next ? [] : ["session_already_running"]);
    running = next?.session ?? (await start(who)).session;
  }
  expect(await overlaps(who.userId)).toEqual([]);
});

test("records one of 4 simultaneous breaks with its reason and answers it to all", async () => {
  const who = await createPerson();
  for (let round = 0; round < raceRounds(25); round += 1) {
    const { id } = (await start(who)).session;
    const { results } = await race(
      (["phone", "tired", "other", "message"] as const).map((reason) =>
        breakSession(database.db, { ...who, id, reason }),
      ),
    );
    const [row] = await database.query("select break_reason from focus_session where id = $1", [
      id,
    ]);
    expect(results.map(({ session }) => session.breakReason)).toEqual(
      Array(4).fill(row?.break_reason),
    );
  }
});

test("records one time when four devices mark a session unfocused at once", async () => {
  const who = await createPerson();
  const { id } = (await start(who)).session;
  await travel(database.db, 30 * MINUTE);
  const { results } = await race(
    eight.slice(0, 4).map(() => reviewSession(database.db, { ...who, id, drifted: true })),
  );
  expect(results.map(({ session }) => session.status)).toEqual(Array(4).fill("broken"));
});

test("starts one session for a start sent 8 times with one key", async () => {
  const who = await createPerson();
  for (let round = 0; round < raceRounds(25); round += 1) {
    const idempotencyKey = randomUUID();
    const { results, reasons } = await race(eight.map(() => start(who, { idempotencyKey })));
    expect(reasons).toEqual([]);
    expect(results).toHaveLength(8);
    const [first] = results;
    expect(new Set(results.map(({ session }) => session.id)).size).toBe(1);
    await breakSession(database.db, { ...who, id: first?.session.id ?? "", reason: null });
  }
});

test("starts before the person leaves the room, or finds no room", async () => {
  const room = await insertRoom(database.db);
  const who = await createPerson(room.id);
  const { userId } = who;
  const starting = overlapWrites(database, {
    first: (tx) => endMembership(tx, { roomId: room.id, by: userId, userId }),
    second: () => start(who, { roomSlug: room.slug }),
  });
  expect((await race([starting])).reasons).toEqual(["room_not_found"]);
});

test("hands over what the person shares since a change at the same instant", async () => {
  const room = await insertRoom(database.db);
  const who = await createPerson(room.id);
  const { notice } = await overlapWrites(database, {
    first: (tx) => setSharing(tx, { roomId: room.id, userId: who.userId, sharing: "presence" }),
    second: () => start(who, { roomSlug: room.slug }),
  });
  expect(notice.written?.seats).toMatchObject([
    { roomId: room.id, update: { sharing: "presence" } },
  ]);
});

test("refuses to archive or merge an activity that starts at the same instant", async () => {
  for (const change of [archiveActivity, mergeActivity]) {
    const who = await createPerson();
    const { userId, activityId: id } = who;
    for (let n = 0; n < 2; n += 1) await insertActivity(database.db, { userId });
    const [into] = (await listActivities(database.db, userId)).filter((other) => other.id !== id);
    const own = { userId, id, intoId: into?.id ?? "", isArchived: true };
    const changing = overlapWrites<unknown>(database, {
      first: (tx) => startSession(tx, { ...who, minutes: 25, target: null }),
      second: () => change(database.db, own),
    });
    expect((await race([changing])).reasons).toEqual(["activity_running"]);
    await travel(database.db, 25 * MINUTE);
    const starting = overlapWrites<unknown>(database, {
      first: (tx) => change(tx, own),
      second: () => start(who),
    });
    expect((await race([starting])).reasons).toEqual(["activity_archived"]);
  }
});
