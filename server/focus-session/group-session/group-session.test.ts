import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { presence } from "@/db/schema";
import type { Notice } from "../../live/announce";
import { openLive } from "../../live/open-live";
import { callOutcome, signInGuest } from "../../testing/callers";
import { travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { startDueGroupSessions } from "./start-due";
import { startLeftBehind } from "./start-loop";
import { findFirstActivity, scheduleGroup, stopOnFriday } from "./testing/scheduled-group";

const database = testDatabase();
const MINUTE = 60_000;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE);

beforeAll(() => stopOnFriday(database));

type Guest = Awaited<ReturnType<typeof signInGuest>>;

const notices: Notice[] = [];
const startDue = ({ isReconnectOver = true } = {}) =>
  startDueGroupSessions(database.db, {
    announce: (notice) => notices.push(notice),
    isReconnectOver,
  });

async function appear({ userId }: Guest, roomId: string) {
  await database.db
    .insert(presence)
    .values({ roomId, userId, processId: randomUUID(), seenAt: sql`statement_timestamp()` });
}

const createGroup = () => scheduleGroup(database);

describe("at the instant", () => {
  test("starts those who joined and are present, together, and nobody else", async () => {
    const { olga, mara, slug, roomId, id, date, startsAt, join, list } = await createGroup();
    const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
    const [tim, nina] = [await signInGuest(database, "Tim"), await signInGuest(database, "Nina")];
    for (const guest of [tim, nina]) await guest.call.invite.accept({ token });
    for (const who of [olga, mara, nina]) await join(who, "chapter 4");
    for (const who of [olga, mara, tim]) await appear(who, roomId);
    await pass(9.99);
    await startDue();
    expect((await olga.call.focusSession.current()).session).toBeNull();
    await pass(0.01);
    await startDue();
    const [own, maras] = await Promise.all(
      [olga, mara].map(async ({ call }) => (await call.focusSession.current()).session),
    );
    const endsAt = new Date(Date.parse(startsAt) + 25 * MINUTE).toISOString();
    for (const session of [own, maras]) {
      expect(session).toMatchObject({
        groupSessionId: id,
        startedAt: startsAt,
        plannedEnd: endsAt,
        roomSlug: slug,
        target: "chapter 4",
      });
    }
    for (const { call } of [tim, nina]) {
      expect((await call.focusSession.current()).session).toBeNull();
    }
    expect(await list(olga)).toMatchObject([
      {
        id,
        state: "running",
        next: { date, startsAt, endsAt },
        joined: expect.arrayContaining([
          { userId: olga.userId, name: "Olga", status: "present" },
          { userId: mara.userId, name: "Mara", status: "present" },
          { userId: nina.userId, name: "Nina", status: "absent" },
        ]),
        isJoined: true,
      },
    ]);
    expect(notices.some(({ people }) => people?.includes(mara.userId))).toBe(true);
    await startDue();
    const { items } = await olga.call.focusSession.list({ from: "2026-11-01", to: "2026-12-31" });
    expect(items).toHaveLength(1);
  });

  test("records a person who runs another session as busy, and does not disturb it", async () => {
    const { olga, mara, roomId, join, list } = await createGroup();
    await join(olga);
    await join(mara);
    for (const who of [olga, mara]) await appear(who, roomId);
    const own = await mara.call.focusSession.start({
      activityId: await findFirstActivity(mara),
      minutes: 45,
    });
    await pass(10);
    await startDue();
    expect((await mara.call.focusSession.current()).session).toEqual(own);
    expect((await list(mara))[0]).toMatchObject({ own: { status: "busy" } });
  });

  test("does not start an archived activity, and says why to that person only", async () => {
    const { olga, mara, roomId, join, list } = await createGroup();
    for (const who of [olga, mara]) {
      await join(who);
      await appear(who, roomId);
    }
    await mara.call.activity.archive({ id: await findFirstActivity(mara) });
    await pass(10);
    await startDue();
    expect((await mara.call.focusSession.current()).session).toBeNull();
    const [seen] = await list(mara);
    expect(seen?.own).toMatchObject({ status: "absent", problem: "activity_archived" });
    expect((await list(olga))[0]?.own).toMatchObject({ status: "present", problem: null });
  });

  test("starts the activity into which the joined one was merged", async () => {
    const { mara, roomId, join } = await createGroup();
    await join(mara);
    await appear(mara, roomId);
    const [joined, other] = await mara.call.activity.list();
    const ids = { id: joined?.id ?? "", intoId: other?.id ?? "" };
    await mara.call.activity.merge(ids);
    await pass(10);
    await startDue();
    const { session } = await mara.call.focusSession.current();
    expect(session?.activity.id).toBe(ids.intoId);
  });

  test("does not start a member who left or was removed", async () => {
    const { olga, mara, roomId, slug, join, list } = await createGroup();
    for (const who of [olga, mara]) {
      await join(who);
      await appear(who, roomId);
    }
    await olga.call.member.remove({ roomSlug: slug, userId: mara.userId });
    await pass(10);
    await startDue();
    expect((await mara.call.focusSession.current()).session).toBeNull();
    expect((await list(olga))[0]?.joined).toHaveLength(1);
  });
});

describe("after an outage", () => {
  test("starts them within two minutes, with the same end", async () => {
    const { olga, roomId, startsAt, join } = await createGroup();
    await join(olga);
    await pass(11);
    await startDue({ isReconnectOver: false });
    expect((await olga.call.focusSession.current()).session).toBeNull();
    await appear(olga, roomId);
    await startDue({ isReconnectOver: false });
    const { session } = await olga.call.focusSession.current();
    expect(session).toMatchObject({
      startedAt: new Date(Date.parse(startsAt) + MINUTE).toISOString(),
      plannedEnd: new Date(Date.parse(startsAt) + 25 * MINUTE).toISOString(),
    });
  });

  test("counts a person whose stream was open at the instant as present", async () => {
    const { olga, roomId, join } = await createGroup();
    await join(olga);
    await database.db.insert(presence).values({
      ...{ roomId, userId: olga.userId, processId: randomUUID() },
      seenAt: sql`statement_timestamp() - interval '100 seconds'`,
    });
    await pass(11.5);
    await startDue({ isReconnectOver: false });
    expect((await olga.call.focusSession.current()).session).not.toBeNull();
  });

  // With PostgreSQL, the presence of a killed process stays.
  const isEmbedded = process.env.TEST_DATABASE_URL === undefined;
  test.runIf(isEmbedded)("counts who was there before the process was killed", async () => {
    const { olga, mara, roomId, join, list } = await createGroup();
    for (const who of [olga, mara]) await join(who);
    await appear(olga, roomId);
    await pass(10.5);
    await startLeftBehind(database);
    const live = await openLive(database);
    await live.close();
    expect(await database.db.select().from(presence)).toEqual([]);
    await startDue();
    expect((await list(olga))[0]?.own).toMatchObject({ status: "present" });
    expect((await list(mara))[0]?.own).toMatchObject({ status: "absent" });
    expect((await olga.call.focusSession.current()).session).not.toBeNull();
  });

  test("misses the occurrence after two minutes, and says so", async () => {
    const { olga, roomId, join, list } = await createGroup();
    await join(olga);
    await appear(olga, roomId);
    await pass(12.01);
    await startDue();
    expect((await olga.call.focusSession.current()).session).toBeNull();
    expect((await list(olga))[0]).toMatchObject({ state: "missed" });
  });
});

describe("a latecomer", () => {
  test("starts at once with the common end, and a repeated call changes nothing", async () => {
    const { olga, mara, roomId, id, startsAt, join, list } = await createGroup();
    await join(olga);
    await appear(olga, roomId);
    await pass(10);
    await startDue();
    await pass(7);
    const { session } = await join(mara);
    expect(session).toMatchObject({
      groupSessionId: id,
      plannedEnd: new Date(Date.parse(startsAt) + 25 * MINUTE).toISOString(),
      status: "running",
    });
    expect((await join(mara)).session?.id).toBe(session?.id);
    expect((await list(mara))[0]?.joined.map(({ name, status }) => [name, status])).toEqual([
      ["Olga", "present"],
      ["Mara", "late"],
    ]);
  });

  test("is refused with less than five minutes left", async () => {
    const { mara, join } = await createGroup();
    await pass(30);
    await startDue();
    expect((await join(mara)).session).not.toBeNull();
    const again = await createGroup();
    await pass(30.01);
    await startDue();
    expect(await callOutcome(again.join(again.mara))).toBe("group_session_almost_over");
  });
});
