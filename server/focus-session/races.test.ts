import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { breakSession, reviewSession } from "../focus-session/mutations";
import { startSession } from "../focus-session/start-session";
import { Refusal } from "../refusal";
import { acceptInvite, createInvite } from "../room/invite-mutations";
import { endMembership } from "../room/member-mutations";
import { travel } from "./clock";
import { testDatabase } from "./database";
import { insertActivity, insertMembership, insertPerson, insertRoom } from "./factories";
import { overlapWrites } from "./overlap-writes";

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

/** Runs all at once and separates answers from refusals. Throws other errors. */
async function race<T>(runs: readonly Promise<T>[]) {
  const settled = await Promise.allSettled(runs);
  const answers: T[] = [];
  const refusals: Refusal[] = [];
  for (const run of settled) {
    if (run.status === "fulfilled") answers.push(run.value);
    else if (run.reason instanceof Refusal) refusals.push(run.reason);
    else throw run.reason;
  }
  return { answers, refusals, reasons: refusals.map((refusal) => refusal.reason) };
}

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

test("lets one of 8 simultaneous starts win, 200 times, and names it to the others", async () => {
  const room = await insertRoom(database.db);
  const who = await createPerson(room.id);
  for (let round = 0; round < 200; round += 1) {
    const { answers, refusals, reasons } = await race(
      eight.map((n) => start(who, n % 2 ? { roomSlug: room.slug } : {})),
    );
    const [winner] = answers;
    expect(answers).toHaveLength(1);
    expect(reasons).toEqual(Array(7).fill("session_already_running"));
    for (const { details } of refusals) expect(details).toEqual({ session: winner?.session });
    await breakSession(database.db, { ...who, id: winner?.session.id ?? "", reason: null });
  }
  expect(await overlaps(who.userId)).toEqual([]);
});

test("starts, breaks and leaves for many people of one room at once without a deadlock", async () => {
  const room = await insertRoom(database.db);
  for (let round = 0; round < 15; round += 1) {
    const people = await Promise.all(eight.slice(0, 4).map(() => createPerson(room.id)));
    const starts = await race(
      people.flatMap((who) => [0, 1, 2].map(() => start(who, { roomSlug: room.slug }))),
    );
    expect(starts.answers).toHaveLength(4);
    const ends = await race<unknown>([
      ...people.map((who) =>
        endMembership(database.db, { roomId: room.id, by: who.userId, userId: who.userId }),
      ),
      ...people.flatMap(({ userId }) => {
        const ownStart = starts.answers.find(({ notice }) => notice.people?.includes(userId));
        const id = ownStart?.session.id ?? "";
        return [0, 1].map(() => breakSession(database.db, { userId, id, reason: "someone" }));
      }),
    ]);
    expect(ends.answers).toHaveLength(8);
    expect(ends.reasons).toEqual(Array(4).fill("session_already_ended"));
  }
});

test("refuses a start before a simultaneous break and accepts it after", async () => {
  const who = await createPerson();
  let running = (await start(who)).session;
  for (let round = 0; round < 50; round += 1) {
    const ending = breakSession(database.db, { ...who, id: running.id, reason: null });
    const both = [ending, start(who)];
    const { answers, reasons } = await race(round % 2 ? both : [both[1] ?? ending, ending]);
    const next = answers.find(({ session }) => session.id !== running.id);
    expect(answers.find(({ session }) => session.id === running.id)?.session.status).toBe("broken");
    expect(reasons).toEqual(next ? [] : ["session_already_running"]);
    running = next?.session ?? (await start(who)).session;
  }
  expect(await overlaps(who.userId)).toEqual([]);
});

test("records one of 4 simultaneous breaks with its reason", async () => {
  const who = await createPerson();
  for (let round = 0; round < 25; round += 1) {
    const { id } = (await start(who)).session;
    const { answers, reasons } = await race(
      (["phone", "tired", "other", "message"] as const).map((reason) =>
        breakSession(database.db, { ...who, id, reason }),
      ),
    );
    expect(answers).toHaveLength(1);
    expect(reasons).toEqual(Array(3).fill("session_already_ended"));
    const [row] = await database.query("select break_reason from focus_session where id = $1", [
      id,
    ]);
    expect(row?.break_reason).toBe(answers[0]?.session.breakReason);
  }
});

test("records one time when four devices mark a session unfocused at once", async () => {
  const who = await createPerson();
  const { id } = (await start(who)).session;
  await travel(database.db, 30 * MINUTE);
  const { answers } = await race(
    eight.slice(0, 4).map(() => reviewSession(database.db, { ...who, id, drifted: true })),
  );
  expect(answers.map(({ session }) => session.status)).toEqual(Array(4).fill("broken"));
});

test("starts one session for a start sent 8 times with one key", async () => {
  const who = await createPerson();
  for (let round = 0; round < 25; round += 1) {
    const idempotencyKey = randomUUID();
    const { answers, reasons } = await race(eight.map(() => start(who, { idempotencyKey })));
    expect(reasons).toEqual([]);
    expect(answers).toHaveLength(8);
    const [first] = answers;
    expect(new Set(answers.map(({ session }) => session.id)).size).toBe(1);
    await breakSession(database.db, { ...who, id: first?.session.id ?? "", reason: null });
  }
});

test("admits 3 of 8 people who use a 3-use invite at once, and refuses the others", async () => {
  const { db } = database;
  const { id: owner } = await insertPerson(db);
  for (let round = 0; round < 10; round += 1) {
    const room = await insertRoom(db, { ownerId: owner });
    const { id, token } = await createInvite(db, {
      roomId: room.id,
      userId: owner,
      role: "member",
      expiresAt: null,
      maxUses: 3,
    });
    const people = await Promise.all(eight.map(() => insertPerson(db)));
    const { answers, reasons } = await race(
      people.map((person) => acceptInvite(db, { userId: person.id, token })),
    );
    expect(answers).toHaveLength(3);
    expect(reasons).toEqual(Array(5).fill("invite_used_up"));
    const counts = `select (select uses from invite where id = $1) as uses,
      (select count(*)::int from membership where room_id = $2) as members`;
    expect(await database.query(counts, [id, room.id])).toEqual([{ uses: 3, members: 4 }]);
  }
});

test("uses an invite once for one person in 8 tabs", async () => {
  const { db } = database;
  const { id: owner } = await insertPerson(db);
  const room = await insertRoom(db, { ownerId: owner });
  const { id, token } = await createInvite(db, {
    roomId: room.id,
    userId: owner,
    role: "member",
    expiresAt: null,
    maxUses: 1,
  });
  const person = await insertPerson(db);
  const { answers, reasons } = await race(
    eight.map(() => acceptInvite(db, { userId: person.id, token })),
  );
  expect(reasons).toEqual([]);
  expect(answers.map((answer) => answer.roomSlug)).toEqual(Array(8).fill(room.slug));
  const [row] = await database.query("select uses from invite where id = $1", [id]);
  expect(row?.uses).toBe(1);
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
