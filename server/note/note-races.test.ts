import { afterEach, expect, test, vi } from "vitest";
import { deleteAccount } from "../account/delete-account";
import { breakSession } from "../focus-session/mutations";
import { startSession } from "../focus-session/start-session";
import { log } from "../log";
import { endMembership, setShowsBusy } from "../room/member-mutations";
import { testDatabase } from "../testing/database";
import { insertMember, insertPerson, insertRoom, insertSession } from "../testing/factories";
import { race } from "../testing/race";
import { leaveNote } from "./leave-note";
import { askWhenFree, cancelWhenFree, dismissNote, setMuted } from "./mutations";

/** Notes at the same time as departures. On PostgreSQL they run on separate connections. */

const database = testDatabase();
const failed = vi.spyOn(log, "error");
afterEach(() => {
  const failures = failed.mock.calls.splice(0);
  expect(failures).toEqual([]);
});

// The embedded database runs everything one after another, so once is enough.
const ROUNDS = process.env.TEST_DATABASE_URL ? 5 : 1;

type Member = Awaited<ReturnType<typeof insertMember>>;

/**
 * A room whose members run sessions. Each has notes of every other that wait: one whose sender sees the
 * session, and one whose sender takes it for delivered.
 */
async function createBusyRoom({ isCoachingRoom = false } = {}) {
  const { db } = database;
  const { id: ownerId } = await insertPerson(db);
  const room = await insertRoom(db, { ownerId, isCoachingRoom });
  const roomId = room.id;
  if (isCoachingRoom) {
    const coaches = "update membership set also_coaches = true where room_id = $1";
    await database.query(coaches, [roomId]);
  }
  const members = await Promise.all(Array.from({ length: 6 }, () => insertMember(db, { roomId })));
  const sessions = await Promise.all(
    members.map((who) => insertSession(db, { ...who, roomId, minutes: 60 })),
  );
  await database.query(
    `insert into deferred_note (room_id, from_id, from_name, user_id, user_name, text, left_at,
       deliver_at, shown_deliver_at)
     select $1, a.user_id, 'A', b.user_id, 'B', 'Hello', stint_now(), s.planned_end,
       case when is_shown then s.planned_end else stint_now() end
     from membership a join membership b on b.room_id = a.room_id and b.user_id <> a.user_id
     join focus_session s on s.user_id = b.user_id
     cross join unnest(array[true, false, true, false]) as is_shown
     where a.room_id = $1 order by random()`,
    [roomId],
  );
  await database.query(
    `insert into free_alert (user_id, room_id, about_id)
     select a.user_id, a.room_id, b.user_id from membership a join membership b using (room_id)
     where a.room_id = $1 and a.user_id <> b.user_id order by random()`,
    [roomId],
  );
  const end = (n: number) => {
    const { userId = "", id = "" } = sessions[n] ?? {};
    return breakSession(db, { userId, id, reason: null });
  };
  return { ownerId, room, roomId, members, sessions, end };
}

const countOf = async (text: string, values: unknown[]) =>
  Number((await database.query(`select count(*) as n from ${text}`, values))[0]?.n);

test("people leave, are removed and delete their accounts while notes are left and delivered", async () => {
  const { db } = database;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ownerId, room, roomId, members, sessions, end } = await createBusyRoom();
    const [leaver, removed, deleted, ...others] = members as [Member, Member, Member, Member];
    const gone = [leaver, removed, deleted].map(({ userId }) => userId);
    const rest = others.map(({ userId }) => userId);
    const pairs = members.flatMap(({ userId }, n) => {
      const otherId = members[(n + 1 + round) % members.length]?.userId ?? "";
      return userId === otherId ? [] : [{ roomId, userId, otherId }];
    });
    const [delivered] = await database.query(
      `insert into deferred_note (room_id, from_id, from_name, user_id, user_name, text, left_at,
         deliver_at, shown_deliver_at)
       values ($1, $2, 'A', $3, 'B', 'Read me', stint_now(), stint_now(), stint_now())
       returning id`,
      [roomId, leaver.userId, rest[0]],
    );
    await race<unknown>([
      ...members.map((_, n) => end(n)),
      ...pairs.map(({ userId, otherId }) =>
        leaveNote(db, { roomId, fromId: userId, userId: otherId, text: "Now" }),
      ),
      endMembership(db, { roomId, by: leaver.userId, userId: leaver.userId }),
      endMembership(db, { roomId, by: ownerId, userId: removed.userId }),
      deleteAccount(db, deleted.userId, () => {}),
      dismissNote(db, { userId: rest[0] ?? "", id: String(delivered?.id) }),
      ...pairs.map((pair) => setMuted(db, { ...pair, isMuted: true })),
      ...pairs.map((pair) => askWhenFree(db, pair)),
      ...pairs.map((pair) => cancelWhenFree(db, pair)),
      ...members.map(({ userId }, n) =>
        setShowsBusy(db, { roomId, userId, showsBusy: n % 2 === 0 }),
      ),
      ...members.map((who) =>
        startSession(db, { ...who, minutes: 25, target: null, roomSlug: room.slug }),
      ),
    ]);
    const isTheirs = "room_id = $1 and (from_id = any($2::uuid[]) or user_id = any($2::uuid[]))";
    const isWaiting = "deliver_at > stint_now() and not is_withheld";
    const left = [roomId, `{${gone}}`];
    expect(await countOf(`deferred_note where ${isTheirs} and ${isWaiting}`, left)).toBe(0);
    const isDeleted = "deferred_note where from_id = $1 or user_id = $1";
    expect(await countOf(isDeleted, [deleted.userId])).toBe(0);
    const isAbout = "(user_id = any($2::uuid[]) or about_id = any($2::uuid[]))";
    expect(await countOf(`free_alert where room_id = $1 and ${isAbout}`, left)).toBe(0);
    // Nothing waits any more for a session that has ended.
    const ended = sessions.map(({ id }) => id);
    const waits = `deferred_note n join focus_session s on s.user_id = n.user_id
      where s.id = any($1::uuid[]) and s.broken_at is not null and n.deliver_at = s.planned_end`;
    expect(await countOf(waits, [`{${ended}}`])).toBe(0);
  }
});

test("a coaching room closes while its members write to the coach, end sessions and leave", async () => {
  const { db } = database;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ownerId, roomId, members, end } = await createBusyRoom({ isCoachingRoom: true });
    await race<unknown>([
      ...members.slice(0, 3).map((_, n) => end(n)),
      ...members.map(({ userId }) =>
        leaveNote(db, { roomId, fromId: userId, userId: ownerId, text: "Now" }),
      ),
      deleteAccount(db, ownerId, () => {}),
      ...members.slice(2).map(({ userId }) => endMembership(db, { roomId, by: userId, userId })),
      ...members
        .slice(0, 2)
        .map(({ userId }) => setMuted(db, { roomId, userId, otherId: ownerId, isMuted: true })),
      ...members.map(({ userId }, n) =>
        cancelWhenFree(db, { roomId, userId, otherId: members[n - 1]?.userId ?? ownerId }),
      ),
    ]);
    expect(await countOf("membership where room_id = $1", [roomId])).toBe(0);
    const isWaiting = "deliver_at > stint_now() and not is_withheld";
    expect(await countOf(`deferred_note where room_id = $1 and ${isWaiting}`, [roomId])).toBe(0);
    expect(await countOf("free_alert where room_id = $1", [roomId])).toBe(0);
  }
});
