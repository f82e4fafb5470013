import { sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { readClock } from "@/db/clock";
import { groupSessionJoin } from "@/db/schema";
import { deleteAccount } from "../../account/delete-account";
import { grantToCoach } from "../../coaching/sharing/grant-mutations";
import { Presence } from "../../live/seats/presence";
import { log } from "../../log";
import { endMembership } from "../../room/member-mutations";
import { updateRoom } from "../../room/mutations";
import { testDatabase } from "../../testing/database";
import {
  insertGroupSession,
  insertMember,
  insertPerson,
  insertRoom,
} from "../../testing/factories";
import { race } from "../../testing/race";
import { breakSession } from "../mutations";
import { startSession } from "../start-session";
import { joinGroupSession, leaveGroupSession } from "./join-mutations";
import { cancelGroupSession, updateGroupSession } from "./mutations";
import { startDueGroupSessions } from "./start-due";

/** Group sessions at the same time as departures. On PostgreSQL they run on separate connections. */

const database = testDatabase();
const failed = vi.spyOn(log, "error");
afterEach(() => {
  const failures = failed.mock.calls.splice(0);
  expect(failures).toEqual([]);
});

test.each([
  ["a study room", false],
  ["a coaching room", true],
])(
  "in %s, members leave and are removed while group sessions are joined, cancelled and started",
  async (_, isCoachingRoom) => {
    const { db } = database;
    for (let round = 0; round < 3; round += 1) {
      const { id: ownerId } = await insertPerson(db);
      const room = await insertRoom(db, { ownerId, isCoachingRoom });
      const roomId = room.id;
      const coach = await insertMember(db, { roomId, role: "coach" });
      const members = await Promise.all(
        Array.from({ length: 8 }, () => insertMember(db, { roomId })),
      );
      if (isCoachingRoom) {
        for (const { userId } of members) {
          await grantToCoach(db, { roomId, userId, coachId: coach.userId, choice: {} });
        }
      }
      const here = new Presence(database, () => {});
      for (const { userId } of [coach, ...members]) here.arrive(roomId, userId);
      await vi.waitFor(async () => {
        const written = "select user_id from presence where room_id = $1";
        expect(await database.query(written, [roomId])).toHaveLength(1 + members.length);
      });
      const due = await insertGroupSession(db, {
        roomId,
        createdBy: ownerId,
        startsAt: await readClock(db),
      });
      const later = await insertGroupSession(db, { roomId, createdBy: ownerId });
      const dueDate = due.nextDate ?? "";
      const date = later.nextDate ?? "";
      const joined = [coach, ...members.slice(0, 6)];
      await db
        .insert(groupSessionJoin)
        .values(joined.map((who) => ({ ...who, groupSessionId: due.id, date: dueDate })));
      const pass = () => startDueGroupSessions(db, { announce: () => {}, isReconnectOver: false });
      const { session } = await startSession(db, {
        ...coach,
        minutes: 25,
        target: null,
        roomSlug: room.slug,
      });
      const late = await insertMember(db, { roomId });
      here.arrive(roomId, late.userId);
      await race<unknown>([
        pass(),
        pass(),
        breakSession(db, { userId: coach.userId, id: session.id, reason: null }),
        ...members.map((who) => joinGroupSession(db, { ...who, id: later.id, date, target: null })),
        joinGroupSession(db, { ...late, id: due.id, date: dueDate, target: null }),
        ...members
          .slice(4)
          .map(({ userId }) => leaveGroupSession(db, { userId, id: later.id, date })),
        ...members
          .slice(0, 2)
          .map(({ userId }) => endMembership(db, { roomId, by: userId, userId })),
        ...members
          .slice(2, 4)
          .map(({ userId }) => endMembership(db, { roomId, by: ownerId, userId })),
        updateGroupSession(db, { userId: ownerId, id: later.id, minutes: 50 }),
        round % 2
          ? cancelGroupSession(db, { userId: ownerId, id: later.id })
          : updateRoom(db, { roomId, timeZone: "Asia/Tokyo" }),
        deleteAccount(db, members[7]?.userId ?? "", () => {}),
        here.renew(),
      ]);
      await pass();
      for (const { userId } of members.slice(0, 4)) here.leave(roomId, userId);
      await here.close();
      const left = members.slice(0, 4).map(({ userId }) => userId);
      const open = await db
        .select({ userId: groupSessionJoin.userId })
        .from(groupSessionJoin)
        .where(sql`${groupSessionJoin.userId} = any(${`{${left}}`}::uuid[]) and outcome is null`);
      expect(open).toEqual([]);
      const sessions = await database.query(
        "select user_id from focus_session where group_session_id = $1",
        [due.id],
      );
      const started = sessions.map(({ user_id }) => String(user_id));
      expect(new Set(started).size).toBe(started.length);
      const allowed = [...joined, late].map(({ userId }) => userId);
      expect(started.filter((userId) => !allowed.includes(userId))).toEqual([]);
      for (const { userId } of members.slice(4, 6)) expect(started).toContain(userId);
      expect(started).toContain(late.userId);
    }
  },
);
