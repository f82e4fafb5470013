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
  const see = async ({ call }: Guest) => {
    const today = await call.dashboard.roomToday({ roomSlug: slug });
    const { date: from } = today;
    const { total, members, isCompared } = await call.dashboard.room({
      roomSlug: slug,
      from,
      to: from,
    });
    const { completionRate: _, ...sums } = total;
    expect(today).toEqual({ date: from, ...sums, people: members.length, isCompared });
    return { ...sums, isCompared };
  };
  return { olga, mara, jonas, slug, see };
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
