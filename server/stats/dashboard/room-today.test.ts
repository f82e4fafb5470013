import { expect, test } from "vitest";
import type { Sharing } from "@/domain/room/sharing";
import { signInGuest } from "../../testing/callers";
import { travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";

const database = testDatabase();
const MINUTE_MS = 60_000;

type Guest = Awaited<ReturnType<typeof signInGuest>>;

/** Olga's room with Mara and Jonas, in UTC so that all have one day. */
async function createRoom(isCoachingRoom: boolean) {
  const olga = await signInGuest(database, "Olga", "UTC");
  const { slug } = await olga.call.room.create({ name: "Lab", timeZone: "UTC", isCoachingRoom });
  const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
  const [mara, jonas] = [
    await signInGuest(database, "Mara", "UTC"),
    await signInGuest(database, "Jonas", "UTC"),
  ];
  for (const { call } of [mara, jonas]) await call.invite.accept({ token });
  /** The day as a member sees it, which agrees with the comparison and with each one's own history. */
  const see = async ({ call }: Guest) => {
    const { members, ...today } = await call.dashboard.roomToday({ roomSlug: slug });
    const { date } = today;
    const compared = await call.dashboard.room({ roomSlug: slug, from: date, to: date });
    const { completionRate: _, ...sums } = compared.total;
    const { isCompared } = compared;
    expect(today).toEqual({ date, ...sums, people: compared.members.length, isCompared });
    const shown = await Promise.all(
      [olga, mara, jonas]
        .filter(({ userId }) => compared.members.some((member) => member.userId === userId))
        .map((guest) => listEndedIn(slug, date, guest)),
    );
    expect(new Set(members)).toEqual(new Set(shown));
    return { ...sums, isCompared };
  };
  return { olga, mara, jonas, slug, see };
}

/** A guest's own ended sessions in the room, oldest first, without what the others are not shown. */
async function listEndedIn(slug: string, date: string, { call, userId }: Guest) {
  const { items } = await call.focusSession.list({ from: date, to: date });
  const ended = items.filter(({ roomSlug, status }) => roomSlug === slug && status !== "running");
  const sessions = ended
    .toReversed()
    .map(({ activity, startedAt, plannedEnd, brokenAt, status }) => {
      const { id: _, ...named } = activity;
      return { activity: named, startedAt, plannedEnd, brokenAt, status };
    });
  return { userId, sessions };
}

async function start({ call }: Guest, minutes: number, roomSlug?: string, isRest = false) {
  const activities = await call.activity.list();
  const chosen = activities.find((activity) => activity.isRest === isRest);
  return call.focusSession.start({ activityId: chosen?.id ?? "", minutes, roomSlug });
}

test("sums today's sessions of the room, without rests, running and personal ones", async () => {
  const { olga, mara, jonas, slug, see } = await createRoom(false);
  const broken = await start(olga, 25, slug);
  await start(mara, 45, slug);
  await start(jonas, 15);
  await olga.call.focusSession.break({ id: broken.id, reason: null });
  await travel(database.db, 50 * MINUTE_MS);
  await start(olga, 10, slug, true);
  await start(mara, 25, slug);
  const seen = { completed: 1, broken: 1, focusMinutes: 45, isCompared: true };
  for (const guest of [olga, mara, jonas]) expect(await see(guest)).toEqual(seen);
});

test("lists the sessions of up to eight members, and of none in a larger room", async () => {
  const { olga, mara, slug, see } = await createRoom(false);
  const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
  await start(mara, 25, slug);
  await travel(database.db, 30 * MINUTE_MS);
  await see(olga);
  const listed = async () => {
    const { members, people } = await olga.call.dashboard.roomToday({ roomSlug: slug });
    return { people, sessions: members.map(({ sessions }) => sessions.length) };
  };
  for (let people = 4; people <= 8; people += 1) {
    const { call } = await signInGuest(database, `Guest ${people}`, "UTC");
    await call.invite.accept({ token });
  }
  const eight = await listed();
  expect(eight.people).toBe(8);
  expect(eight.sessions.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  const { call } = await signInGuest(database, "Guest 9", "UTC");
  await call.invite.accept({ token });
  expect(await listed()).toEqual({ people: 9, sessions: [] });
});

test.each<{ hides: string; sharing: Sharing; isCompared: boolean }>([
  { hides: "only that they are focusing", sharing: "presence", isCompared: true },
  { hides: "nothing, outside the comparison", sharing: "full", isCompared: false },
])("counts no session of a member who shares $hides", async ({ sharing, isCompared }) => {
  const { olga, mara, slug, see } = await createRoom(false);
  await mara.call.member.setSharing({ roomSlug: slug, sharing });
  await mara.call.member.setCompared({ roomSlug: slug, isCompared });
  await start(olga, 25, slug);
  await start(mara, 45, slug);
  await travel(database.db, 50 * MINUTE_MS);
  expect(await see(olga)).toMatchObject({ completed: 1, focusMinutes: 25, isCompared: true });
  expect(await see(mara)).toMatchObject({ completed: 1, focusMinutes: 45, isCompared: false });
});

test("shows everyone in a coaching room their own sessions only", async () => {
  const { olga, mara, jonas, slug, see } = await createRoom(true);
  await mara.call.coach.grant({ roomSlug: slug, userId: olga.userId });
  await start(olga, 25, slug);
  await start(mara, 45, slug);
  await travel(database.db, 50 * MINUTE_MS);
  expect(await see(olga)).toMatchObject({ focusMinutes: 25, isCompared: false });
  expect(await see(mara)).toMatchObject({ focusMinutes: 45, isCompared: false });
  expect(await see(jonas)).toMatchObject({ focusMinutes: 0, isCompared: false });
});
