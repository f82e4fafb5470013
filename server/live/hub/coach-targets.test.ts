import { expect, test } from "vitest";
import type { RoomState } from "@/domain/api/wire";
import { signInGuest } from "../../testing/as";
import { travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { insertSession } from "../../testing/factories";
import { liveServer, type OpenStream } from "../../testing/live";

const database = testDatabase();
type Guest = Awaited<ReturnType<typeof signInGuest>>;

/** Olga makes the room and coaches in it if it is a practice; Carl coaches, Mara and Ben do not. */
async function insertRoom(isCoachingRoom: boolean) {
  const [olga, carl, mara, ben] = [
    await signInGuest(database, "Olga", "UTC"),
    await signInGuest(database, "Carl", "UTC"),
    await signInGuest(database, "Mara", "UTC"),
    await signInGuest(database, "Ben", "UTC"),
  ];
  const { slug } = await olga.call.room.create({ name: "Studio", timeZone: "UTC", isCoachingRoom });
  for (const guest of [carl, mara, ben]) {
    const role = guest === carl ? "coach" : "member";
    const { token } = await olga.call.invite.create({ roomSlug: slug, role });
    await guest.call.invite.accept({ token });
  }
  const roomId = mara.notices[0]?.rooms?.[0] ?? "";
  return { olga, carl, mara, ben, slug, roomId, toCarl: { roomSlug: slug, userId: carl.userId } };
}

async function starts({ call }: Guest, roomSlug: string, target: string) {
  const running = (await call.focusSession.current()).session;
  if (running) await call.focusSession.break({ id: running.id });
  const [work] = await call.activity.list();
  return call.focusSession.start({ activityId: work?.id ?? "", minutes: 25, roomSlug, target });
}

/** The seat of somebody as a stream shows it by now: whole, so that a target of any session counts. */
function seatOn({ text }: OpenStream, userId: string): string {
  const frames = text.split("\n\n").flatMap((frame) => {
    const [, data] = frame.match(/^event: (?:snapshot|seats)\ndata: (.*)$/) ?? [];
    return data ? [JSON.parse(data) as RoomState] : [];
  });
  const seats = frames.flatMap((frame) => frame.seats).filter((seat) => seat.userId === userId);
  return JSON.stringify(seats.at(-1) ?? null);
}

test.each([
  ["in a room", false],
  ["in a practice", true],
])("%s a coach gets targets from the grant to its end, in answers and in frames", async (_, is) => {
  const { olga, carl, mara, ben, slug, toCarl } = await insertRoom(is);
  const server = await liveServer(database);
  const [his, hers, bens] = [
    await server.open(carl, [slug]),
    await server.open(olga, [slug]),
    await server.open(ben, [slug]),
  ];
  const shows = (target: string | null) => async () => {
    const seat = seatOn(his, mara.userId);
    const answer = JSON.stringify(await carl.call.room.live({ slug }));
    return [seat, answer].every((bytes) =>
      target === null ? !bytes.includes("target-") : bytes.includes(target),
    );
  };
  const told = async (target: string) => {
    const { session } = await starts(mara, slug, target).then(() =>
      mara.call.focusSession.current(),
    );
    server.deliver(mara);
    await expect.poll(() => seatOn(his, mara.userId)).toContain(session?.startedAt);
  };

  await told("target-secret");
  expect(await shows(null)()).toBe(true);
  await mara.call.coach.grant({ ...toCarl, targets: true });
  server.deliver(mara);
  await expect.poll(shows("target-secret")).toBe(true);
  await told("target-granted");
  await expect.poll(shows("target-granted")).toBe(true);
  await mara.call.coach.grant({ ...toCarl, targets: false });
  server.deliver(mara);
  await expect.poll(shows(null)).toBe(true);
  await mara.call.coach.grant({ ...toCarl, targets: true });
  server.deliver(mara);
  await expect.poll(shows("target-granted")).toBe(true);
  await mara.call.coach.revoke(toCarl);
  server.deliver(mara);
  await expect.poll(shows(null)).toBe(true);
  await told("target-after");
  expect(his.text).not.toContain("target-after");

  // Another coach never had any; another member has them all in a room, and none in a practice.
  const bensAnswer = JSON.stringify(await ben.call.room.live({ slug }));
  expect(bensAnswer.includes("target-after")).toBe(!is);
  if (is) expect(bens.text + hers.text).not.toContain("target-");
  else await expect.poll(() => bens.text).toContain("target-after");
});

test("a revocation of which no notice came is healed", async () => {
  const { carl, mara, slug, toCarl } = await insertRoom(false);
  const server = await liveServer(database);
  await mara.call.coach.grant({ ...toCarl, targets: true });
  await starts(mara, slug, "target-granted");
  mara.notices.length = 0;
  const his = await server.open(carl, [slug]);
  await expect.poll(() => seatOn(his, mara.userId)).toContain("target-granted");
  await mara.call.coach.revoke(toCarl);
  server.live.hub.heal();
  await expect.poll(() => seatOn(his, mara.userId)).not.toContain("target-");
});

test("who begins to coach has targets by grant only from then on, and as a member again all", async () => {
  const { olga, mara, slug } = await insertRoom(false);
  const server = await liveServer(database);
  await starts(mara, slug, "target-shared");
  mara.notices.length = 0;
  const hers = await server.open(olga, [slug]);
  await expect.poll(() => seatOn(hers, mara.userId)).toContain("target-shared");
  for (const alsoCoaches of [true, false]) {
    await olga.call.member.setCoaching({ roomSlug: slug, alsoCoaches });
    server.deliver(olga);
    const isShown = () => seatOn(hers, mara.userId).includes("target-shared");
    await expect.poll(isShown).toBe(!alsoCoaches);
    const answer = JSON.stringify(await olga.call.room.live({ slug }));
    expect(answer.includes("target-shared")).toBe(!alsoCoaches);
  }
});

test("a grant shows no target of a day before it, though the session ended within the hour", async () => {
  const { carl, mara, slug, roomId, toCarl } = await insertRoom(false);
  const [work] = await mara.call.activity.list();
  const { serverNow } = await mara.call.focusSession.current();
  const midnight = 86_400_000 - (Date.parse(serverNow) % 86_400_000);
  await travel(database.db, midnight + 600_000);
  const startedAt = new Date(Date.parse(serverNow) + midnight - 1_200_000);
  const facts = { userId: mara.userId, activityId: work?.id ?? "", roomId };
  await insertSession(database.db, { ...facts, startedAt, target: "target-before" });
  const answer = async () => JSON.stringify(await carl.call.room.live({ slug }));
  await mara.call.coach.grant({ ...toCarl, targets: true });
  expect(await answer()).toContain(startedAt.toISOString());
  expect(await answer()).not.toContain("target-before");
  await mara.call.coach.grant({ ...toCarl, targets: true, includeHistory: true });
  expect(await answer()).toContain("target-before");
});
