import type { Database } from "@/db/client";
import { signInGuest } from "./callers";
import type { LiveServer } from "./live";

type Guest = Awaited<ReturnType<typeof signInGuest>>;

/** Creates Olga's room with Mara as a member. */
export async function createStudyGroup(database: Database) {
  const olga = await signInGuest(database, "Olga");
  const { slug } = await olga.call.room.create({ name: "Chemistry", timeZone: "UTC" });
  const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
  const mara = await signInGuest(database, "Mara");
  await mara.call.invite.accept({ token });
  const roomId = olga.notices[0]?.rooms?.[0] ?? mara.notices[0]?.rooms?.[0] ?? "";
  for (const { notices } of [olga, mara]) notices.length = 0;
  return { olga, mara, slug, roomId };
}

export async function start({ call }: Guest, roomSlug?: string) {
  const [activity] = await call.activity.list();
  return call.focusSession.start({ activityId: activity?.id ?? "", minutes: 25, roomSlug });
}

/** Opens a stream of one room and reads its first frames until the viewer is present. */
export async function watch(
  server: LiveServer,
  who: { sid: string; userId: string },
  slug: string,
) {
  const stream = await server.open(who, [slug]);
  await stream.next("me");
  let { seats } = await stream.next("snapshot");
  while (seats.find((seat) => seat.userId === who.userId)?.state === "away") {
    ({ seats } = await stream.next("seats"));
  }
  return stream;
}
