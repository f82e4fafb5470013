import { afterEach, expect, test, vi } from "vitest";
import { breakSession } from "../focus-session/mutations";
import { startSession } from "../focus-session/start-session";
import { Presence } from "../live/seats/presence";
import { log } from "../log";
import { acceptInvite } from "../room/invite-mutations";
import { endMembership, setRole, setSharing } from "../room/member-mutations";
import { createRoom } from "../room/mutations";
import { testDatabase } from "../testing/database";
import {
  insertInvite,
  insertMember,
  insertPerson,
  insertRoom,
  insertSession,
} from "../testing/factories";
import { race, raceRounds } from "../testing/race";
import { closeAccount, deleteAccount } from "./delete-account";
import { removeHistory } from "./remove-history";

/** Deletions at the same time as other actions. On PostgreSQL they run on separate connections. */

const database = testDatabase();
const failed = vi.spyOn(log, "error");
afterEach(() => {
  const failures = failed.mock.calls.splice(0);
  expect(failures).toEqual([]);
});

const createMember = (roomId: string) => insertMember(database.db, { roomId });
const createInviteToken = (roomId: string, createdBy: string) =>
  insertInvite(database.db, { roomId, createdBy });

const count = async (table: string) =>
  Number((await database.query(`select count(*) as n from "${table}"`, []))[0]?.n);

test("deletes half of a room's accounts while the others start, break, leave, join and are present", async () => {
  const { db } = database;
  for (let round = 0; round < raceRounds(15); round += 1) {
    const { id: ownerId } = await insertPerson(db);
    const room = await insertRoom(db, { ownerId });
    const members = await Promise.all(Array.from({ length: 8 }, () => createMember(room.id)));
    const running = await Promise.all(
      members.slice(4).map((who) => insertSession(db, { ...who, roomId: room.id })),
    );
    const token = await createInviteToken(room.id, ownerId);
    const newcomers = await Promise.all([1, 2, 3].map(() => insertPerson(db)));
    const here = new Presence(database, () => {});
    for (const { userId } of members) here.arrive(room.id, userId);
    const start = ({ userId, activityId }: (typeof members)[number]) =>
      startSession(db, { userId, activityId, minutes: 25, target: null, roomSlug: room.slug });
    const going = [...members.slice(2, 6).map((who) => who.userId), ownerId];
    await race<unknown>([
      ...members.slice(0, 4).map(start),
      ...going.map((userId) => deleteAccount(db, userId, () => {})),
      ...running.map(({ userId, id }) => breakSession(db, { userId, id, reason: null })),
      ...members
        .slice(5, 7)
        .map(({ userId }) => endMembership(db, { roomId: room.id, by: userId, userId })),
      ...members
        .slice(4, 6)
        .map(({ userId }) => endMembership(db, { roomId: room.id, by: ownerId, userId })),
      ...newcomers.map(({ id }) => acceptInvite(db, { userId: id, token })),
      ...members.map(({ userId }) =>
        setSharing(db, { roomId: room.id, userId, sharing: "activity" }),
      ),
      setRole(db, {
        roomId: room.id,
        by: ownerId,
        userId: members[2]?.userId ?? "",
        role: "coach",
      }),
      here.renew(),
    ]);
    await here.renew();
    await here.close();
    const gone = 'select count(*)::int as n from "user" where id = any($1::uuid[])';
    expect(await database.query(gone, [`{${going}}`])).toEqual([{ n: 0 }]);
    const owners = `select count(*)::int as n from membership where room_id = $1 and role = 'owner'`;
    expect(await database.query(owners, [room.id])).toEqual([{ n: 1 }]);
  }
});

test("deletes the room when its last two members delete their accounts at once", async () => {
  const { db } = database;
  const before = await count("room");
  for (let round = 0; round < raceRounds(25); round += 1) {
    const { id: ownerId } = await insertPerson(db);
    const room = await insertRoom(db, { ownerId });
    const { userId, activityId } = await createMember(room.id);
    await insertSession(db, { userId, activityId, roomId: room.id });
    const deletions = [ownerId, userId].map((id) => deleteAccount(db, id, () => {}));
    expect((await race(deletions)).reasons).toEqual([]);
  }
  expect(await count("room")).toBe(before);
});

test("gives the room to a person who joins as the last member leaves, or refuses the link", async () => {
  const { db } = database;
  for (let round = 0; round < raceRounds(25); round += 1) {
    const { id: ownerId } = await insertPerson(db);
    const room = await insertRoom(db, { ownerId });
    const token = await createInviteToken(room.id, ownerId);
    const newcomers = await Promise.all([1, 2, 3].map(() => insertPerson(db)));
    const joins = newcomers.map(({ id }) => acceptInvite(db, { userId: id, token }));
    const leaves = deleteAccount(db, ownerId, () => {});
    const { reasons } = await race<unknown>(round % 2 ? [...joins, leaves] : [leaves, ...joins]);
    const roles = await database.query("select role from membership where room_id = $1", [room.id]);
    expect(reasons).toEqual(Array(3 - roles.length).fill("invite_not_found"));
    if (roles.length > 0) expect(roles.filter(({ role }) => role === "owner")).toHaveLength(1);
  }
});

test("refuses or deletes what other devices of the person do at the same instant", async () => {
  const { db } = database;
  for (let round = 0; round < raceRounds(25); round += 1) {
    const { id: otherId } = await insertPerson(db);
    const room = await insertRoom(db, { ownerId: otherId });
    const { userId, activityId } = await createMember(room.id);
    await insertSession(db, { userId, activityId, roomId: room.id, brokenAfter: 0 });
    const start = () => startSession(db, { userId, activityId, minutes: 25, target: null });
    const make = () => createRoom(db, { userId, name: "Late", timeZone: "UTC" });
    const runs = [start, make, () => deleteAccount(db, userId, () => {}), start, make];
    await race<unknown>(runs.map((run) => run()));
    const left = await database.query(
      `select 1 as found from focus_session where user_id = $1
       union all select 1 from membership where user_id = $1`,
      [userId],
    );
    expect(left).toEqual([]);
    const orphans = "select r.id from room r where name = 'Late'";
    expect(await database.query(orphans, [])).toEqual([]);
  }
});

test("closes a coaching room while its members start, leave, join and are present", async () => {
  const { db } = database;
  for (let round = 0; round < raceRounds(15); round += 1) {
    const { id: ownerId } = await insertPerson(db);
    const room = await insertRoom(db, { ownerId, isCoachingRoom: true });
    const members = await Promise.all(Array.from({ length: 4 }, () => createMember(room.id)));
    const token = await createInviteToken(room.id, ownerId);
    const { id: newcomer } = await insertPerson(db);
    const here = new Presence(database, () => {});
    for (const { userId } of members) here.arrive(room.id, userId);
    await race<unknown>([
      ...members.map(({ userId, activityId }) =>
        startSession(db, { userId, activityId, minutes: 25, target: null, roomSlug: room.slug }),
      ),
      deleteAccount(db, ownerId, () => {}),
      acceptInvite(db, { userId: newcomer, token }),
      ...members
        .slice(0, 2)
        .map(({ userId }) => endMembership(db, { roomId: room.id, by: userId, userId })),
      here.renew(),
    ]);
    await here.close();
    const left = await database.query(
      `select 1 as found from membership where room_id = $1
       union all select 2 from presence where room_id = $1
       union all select 3 from invite where room_id = $1 and revoked_at is null`,
      [room.id],
    );
    expect(left).toEqual([]);
  }
});

test("removes the last trace of rooms while others leave them and close their streams", async () => {
  const { db } = database;
  for (let round = 0; round < raceRounds(10); round += 1) {
    const { id: ownerId } = await insertPerson(db);
    const room = await insertRoom(db, { ownerId });
    const roomId = room.id;
    const leaving = await Promise.all(Array.from({ length: 4 }, () => createMember(roomId)));
    const historian = await createMember(roomId);
    await insertSession(db, { ...historian, roomId, brokenAfter: 0 });
    const here = leaving.map(() => new Presence(database, () => {}));
    for (const [n, { userId }] of leaving.entries()) here[n]?.arrive(roomId, userId);
    const renew = () => Promise.all(here.map((process) => process.renew()));
    await vi.waitFor(async () => {
      const written = "select user_id from presence where room_id = $1";
      expect(await database.query(written, [roomId])).toHaveLength(leaving.length);
    });
    // A member who has left keeps a row of presence until the stream closes.
    for (const { userId } of leaving) await endMembership(db, { roomId, by: userId, userId });
    await closeAccount(db, historian.userId);
    await endMembership(db, { roomId, by: ownerId, userId: ownerId });
    await race<unknown>([
      ...here.map((process) => process.close()),
      removeHistory(db, historian.userId),
      renew(),
    ]);
    expect(await database.query("select id from room where id = $1", [roomId])).toEqual([]);
    expect(await database.query("select 1 from presence where room_id = $1", [roomId])).toEqual([]);
  }
});
