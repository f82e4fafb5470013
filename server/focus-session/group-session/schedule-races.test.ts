import { afterEach, expect, test, vi } from "vitest";
import type { Role } from "@/domain/room/permissions";
import { deleteAccount } from "../../account/delete-account";
import { log } from "../../log";
import { endMembership } from "../../room/member-mutations";
import { updateRoom } from "../../room/mutations";
import { testDatabase } from "../../testing/database";
import { insertMember, insertPerson, insertRoom } from "../../testing/factories";
import { overlapWrites } from "../../testing/overlap-writes";
import { race } from "../../testing/race";
import { joinGroupSession } from "./join-mutations";
import { cancelGroupSession, createGroupSession, updateGroupSession } from "./mutations";

/** Group sessions scheduled while their room or creator changes or goes. */

const database = testDatabase();
const failed = vi.spyOn(log, "error");
afterEach(() => {
  const failures = failed.mock.calls.splice(0);
  expect(failures).toEqual([]);
});

// The embedded database runs everything one after another, so once is enough.
const ROUNDS = process.env.TEST_DATABASE_URL ? 6 : 1;

async function createRoom() {
  const { db } = database;
  const { id: ownerId } = await insertPerson(db);
  const { id: roomId, slug } = await insertRoom(db, { ownerId });
  const schedule = (userId: string, role: Role = "member") =>
    createGroupSession(db, {
      viewer: {
        ...{ userId, roomId, slug, role },
        ...{ isCoachingRoom: false, alsoCoaches: false, awaitsAgreement: false },
      },
      minutes: 25,
      title: null,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      time: "10:00",
    });
  return { ownerId, roomId, slug, schedule };
}

const listPlanned = (roomId: string) =>
  database.query(
    `select id, next_date, created_by,
       to_char(next_at at time zone 'Asia/Tokyo', 'HH24:MI') as tokyo
     from group_session where room_id = $1 and next_at is not null`,
    [roomId],
  );

test("the zone of a room changes while members schedule, join, change and cancel", async () => {
  const { db } = database;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { roomId, schedule } = await createRoom();
    const members = await Promise.all(
      Array.from({ length: 4 }, () => insertMember(db, { roomId })),
    );
    const joinAll = async (id: string) => {
      const [row] = await database.query(
        "select next_date::text as date from group_session where id = $1",
        [id],
      );
      const date = String(row?.date);
      await race<unknown>(
        members.map((who) => joinGroupSession(db, { ...who, id, date, target: null })),
      );
    };
    await race<unknown>([
      ...members.map(async ({ userId }) => {
        const { id } = await schedule(userId);
        await race<unknown>([
          joinAll(id),
          joinAll(id),
          updateGroupSession(db, { userId, id, minutes: 50 }),
          ...(round % 2 ? [cancelGroupSession(db, { userId, id })] : []),
        ]);
      }),
      updateRoom(db, { roomId, timeZone: "Asia/Tokyo" }),
      updateRoom(db, { roomId, timeZone: "Europe/Vienna" }).then(() =>
        updateRoom(db, { roomId, timeZone: "Asia/Tokyo" }),
      ),
    ]);
    // Everything that remains is planned in the new zone.
    for (const { tokyo } of await listPlanned(roomId)) expect(tokyo).toBe("10:00");
  }
});

test("nothing is scheduled in a room whose last member leaves at the same instant", async () => {
  const { db } = database;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ownerId, roomId, schedule } = await createRoom();
    const leave = () => endMembership(db, { roomId, by: ownerId, userId: ownerId });
    const create = () => schedule(ownerId, "owner");
    await race<unknown>(round % 2 ? [create(), leave(), create()] : [leave(), create()]);
    expect(await listPlanned(roomId)).toEqual([]);
  }
});

test("a member who leaves or deletes the account at the same instant schedules nothing after that", async () => {
  const { db } = database;
  const { roomId, schedule } = await createRoom();
  const { userId } = await insertMember(db, { roomId });
  const refused = overlapWrites(database, {
    first: (tx) => endMembership(tx, { roomId, by: userId, userId }),
    second: async () => (await race([schedule(userId)])).reasons,
  });
  expect(await refused).toEqual(["room_not_found"]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { userId: deleted } = await insertMember(db, { roomId });
    await race<unknown>([
      schedule(deleted),
      deleteAccount(db, deleted, () => {}),
      schedule(deleted),
    ]);
    const own = await database.query("select id from group_session where created_by = $1", [
      deleted,
    ]);
    expect(own).toEqual([]);
  }
});
