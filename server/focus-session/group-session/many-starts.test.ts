import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { groupSessionJoin, presence } from "@/db/schema";
import { log } from "../../log";
import { travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { insertGroupSession } from "../../testing/factories";
import { createStudyGroup } from "../../testing/study-group";
import { startDueGroupSessions } from "./start-due";
import { findFirstActivity, scheduleGroup, stopOnFriday } from "./testing/scheduled-group";

/** Other people's group sessions at the same instant keep nobody from starting. */

const database = testDatabase();
const failed = vi.spyOn(log, "error");
beforeAll(() => stopOnFriday(database));
afterEach(() => failed.mockClear());

const MINUTE = 60_000;

const startDue = () =>
  startDueGroupSessions(database.db, { announce: () => {}, isReconnectOver: false });

/** Olga and Mara join and are present at a group session in ten minutes. */
async function scheduleVictims() {
  const group = await scheduleGroup(database);
  for (const who of [group.olga, group.mara]) {
    await group.join(who);
    const { userId } = who;
    await database.db.insert(presence).values({
      ...{ roomId: group.roomId, userId, processId: randomUUID() },
      seenAt: sql`statement_timestamp()`,
    });
  }
  return group;
}

/** Sixty group sessions in another room, a second before `startsAt`. */
async function crowd(startsAt: string) {
  const { olga: owner, slug } = await createStudyGroup(database);
  const [room] = await database.query("select id from room where slug = $1", [slug]);
  const before = new Date(Date.parse(startsAt) - 1_000);
  const date = before.toISOString().slice(0, 10);
  const given = { roomId: room?.id as string, startsAt: before, nextAt: before, nextDate: date };
  const ids = Array.from({ length: 60 }, async () => {
    const { id } = await insertGroupSession(database.db, given);
    return id;
  });
  return { owner, date, ids: await Promise.all(ids) };
}

type Victims = Awaited<ReturnType<typeof scheduleVictims>>;

async function expectStarted({ olga, mara, startsAt }: Victims) {
  for (const { call } of [olga, mara]) {
    expect((await call.focusSession.current()).session).toMatchObject({ startedAt: startsAt });
  }
}

test("one pass starts everybody, however many group sessions nobody joined are due", async () => {
  const victims = await scheduleVictims();
  await crowd(victims.startsAt);
  await travel(database.db, 10 * MINUTE);
  await startDue();
  await expectStarted(victims);
});

test("one pass starts everybody, however many people of other groups may still reconnect", async () => {
  const victims = await scheduleVictims();
  const { owner, date, ids } = await crowd(victims.startsAt);
  const own = { userId: owner.userId, date, activityId: await findFirstActivity(owner) };
  await database.db
    .insert(groupSessionJoin)
    .values(ids.map((groupSessionId) => ({ ...own, groupSessionId })));
  await travel(database.db, 10 * MINUTE);
  await startDue();
  await expectStarted(victims);
});

test("one pass starts everybody, however many starts of other groups fail", async () => {
  const victims = await scheduleVictims();
  await crowd(victims.startsAt);
  const fail = `create function fail() returns trigger language plpgsql as $$
    begin
      if new.room_id <> '${victims.roomId}' then raise 'broken'; end if;
      return new;
    end $$;`;
  const before = "create trigger fail before insert on group_session_occurrence";
  await database.query(fail, []);
  await database.query(`${before} for each row execute function fail()`, []);
  try {
    await travel(database.db, 10 * MINUTE);
    await startDue();
    await expectStarted(victims);
    expect(failed).toHaveBeenCalled();
  } finally {
    await database.query("drop trigger fail on group_session_occurrence", []);
    await database.query("drop function fail()", []);
  }
});

test("a person who used the key of the group's start for a session of their own is started", async () => {
  const victims = await scheduleVictims();
  const { olga, id, date } = victims;
  const own = await olga.call.focusSession.start({
    activityId: await findFirstActivity(olga),
    minutes: 5,
    idempotencyKey: `group ${id} ${date}`,
  });
  await olga.call.focusSession.break({ id: own.id });
  await travel(database.db, 10 * MINUTE);
  await startDue();
  await expectStarted(victims);
  expect(failed).not.toHaveBeenCalled();
});
