import { expect, test } from "vitest";
import type { RoomState } from "@/domain/api/room-state";
import { signInGuest } from "../../testing/callers";
import { travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { insertSession } from "../../testing/factories";
import { liveServer, type OpenStream } from "../../testing/live";

const database = testDatabase();
type Guest = Awaited<ReturnType<typeof signInGuest>>;

/** Olga creates the room and coaches if it is a coaching room; Carl coaches, Mara and Ben do not. */
async function createRoom(isCoachingRoom: boolean) {
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

async function startSession({ call }: Guest, roomSlug: string, target: string) {
  const running = (await call.focusSession.current()).session;
  if (running) await call.focusSession.break({ id: running.id });
  const [work] = await call.activity.list();
  return call.focusSession.start({ activityId: work?.id ?? "", minutes: 25, roomSlug, target });
}

/** The JSON of a member's seat as last shown on a stream, with the targets of all its sessions. */
function findSeat({ text }: OpenStream, userId: string): string {
  let shown: RoomState["seats"][number] | undefined;
  for (const frame of text.split("\n\n")) {
    const [, event, data] = frame.match(/^event: (snapshot|seats)\ndata: (.*)$/) ?? [];
    const seat = data && (JSON.parse(data) as RoomState).seats.find((s) => s.userId === userId);
    if (seat || event === "snapshot") shown = seat || undefined;
  }
  return JSON.stringify(shown ?? null);
}

test.each([
  ["in a room", false],
  ["in a coaching room", true],
])(
  "%s a coach gets targets while the grant is active, in answers and frames",
  async (_, isCoachingRoom) => {
    const { olga, carl, mara, ben, slug, toCarl } = await createRoom(isCoachingRoom);
    // A coach of a coaching room sees nothing of a member who shares nothing with them.
    await mara.call.coach.grant(toCarl);
    const server = await liveServer(database);
    const [carlsStream, olgasStream, bensStream] = [
      await server.open(carl, [slug]),
      await server.open(olga, [slug]),
      await server.open(ben, [slug]),
    ];
    const hasTarget = (target: string | null) => async () => {
      const seat = findSeat(carlsStream, mara.userId);
      const answer = JSON.stringify(await carl.call.room.live({ slug }));
      return [seat, answer].every((bytes) =>
        target === null ? !bytes.includes("target-") : bytes.includes(target),
      );
    };
    const startOnStream = async (target: string) => {
      const { session } = await startSession(mara, slug, target).then(() =>
        mara.call.focusSession.current(),
      );
      server.deliver(mara);
      await expect.poll(() => findSeat(carlsStream, mara.userId)).toContain(session?.startedAt);
    };

    await startOnStream("target-secret");
    expect(await hasTarget(null)()).toBe(true);
    await mara.call.coach.grant({ ...toCarl, targets: true });
    server.deliver(mara);
    await expect.poll(hasTarget("target-secret")).toBe(true);
    await startOnStream("target-granted");
    await expect.poll(hasTarget("target-granted")).toBe(true);
    await mara.call.coach.grant({ ...toCarl, targets: false });
    server.deliver(mara);
    await expect.poll(hasTarget(null)).toBe(true);
    await mara.call.coach.grant({ ...toCarl, targets: true });
    server.deliver(mara);
    await expect.poll(hasTarget("target-granted")).toBe(true);
    await mara.call.coach.revoke(toCarl);
    server.deliver(mara);
    await expect.poll(hasTarget(null)).toBe(true);
    if (isCoachingRoom) {
      await startSession(mara, slug, "target-after");
      server.deliver(mara);
      expect(JSON.stringify(await carl.call.room.live({ slug }))).not.toContain(mara.userId);
    } else await startOnStream("target-after");
    expect(carlsStream.text).not.toContain("target-after");

    // Another coach gets none; another member gets all in a room and none in a coaching room.
    const bensAnswer = JSON.stringify(await ben.call.room.live({ slug }));
    expect(bensAnswer.includes("target-after")).toBe(!isCoachingRoom);
    if (isCoachingRoom) expect(bensStream.text + olgasStream.text).not.toContain("target-");
    else await expect.poll(() => bensStream.text).toContain("target-after");
  },
);

test("a revocation without a notice takes effect at the next heal", async () => {
  const { carl, mara, slug, toCarl } = await createRoom(false);
  const server = await liveServer(database);
  await mara.call.coach.grant({ ...toCarl, targets: true });
  await startSession(mara, slug, "target-granted");
  mara.notices.length = 0;
  const carlsStream = await server.open(carl, [slug]);
  await expect.poll(() => findSeat(carlsStream, mara.userId)).toContain("target-granted");
  await mara.call.coach.revoke(toCarl);
  server.live.hub.heal();
  await expect.poll(() => findSeat(carlsStream, mara.userId)).not.toContain("target-");
});

test("a new coach sees only granted targets, and all of them again as a member", async () => {
  const { olga, mara, slug } = await createRoom(false);
  const server = await liveServer(database);
  await startSession(mara, slug, "target-shared");
  mara.notices.length = 0;
  const olgasStream = await server.open(olga, [slug]);
  await expect.poll(() => findSeat(olgasStream, mara.userId)).toContain("target-shared");
  for (const alsoCoaches of [true, false]) {
    await olga.call.member.setCoaching({ roomSlug: slug, alsoCoaches });
    server.deliver(olga);
    const isShown = () => findSeat(olgasStream, mara.userId).includes("target-shared");
    await expect.poll(isShown).toBe(!alsoCoaches);
    const answer = JSON.stringify(await olga.call.room.live({ slug }));
    expect(answer.includes("target-shared")).toBe(!alsoCoaches);
  }
});

test("a grant shows no target of an earlier day, even of a session that ended within the hour", async () => {
  const { carl, mara, slug, roomId, toCarl } = await createRoom(false);
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
