import type { Database } from "@/db/client";
import { signInGuest } from "../../testing/callers";
import { start } from "../../testing/study-group";

/**
 * Olga owns a coaching room and coaches in it, Nora coaches too. Mara and Ben are clients who share
 * with Olga only, and Mara is in a session.
 */
export async function createClients(database: Database, { isCoachingRoom = true } = {}) {
  const olga = await signInGuest(database, "Olga", "UTC");
  const { slug } = await olga.call.room.create({
    name: "Clients",
    timeZone: "UTC",
    isCoachingRoom,
  });
  const room = { roomSlug: slug };
  const join = async (name: string, link: { role: "member" | "coach"; coached?: boolean }) => {
    const guest = await signInGuest(database, name, "UTC");
    const { token } = await olga.call.invite.create({ ...room, ...link });
    await guest.call.invite.accept({ token });
    return guest;
  };
  const coached = { role: "member", coached: isCoachingRoom } as const;
  const [mara, ben] = [await join("Mara", coached), await join("Ben", coached)];
  const nora = await join("Nora", { role: "coach" });
  const { token } = await olga.call.invite.create({ ...room, role: "member" });
  await start(mara, slug);
  for (const { notices } of [olga, mara, ben, nora]) notices.length = 0;
  const setRole = (role: "owner" | "member" | "coach") =>
    olga.call.member.setRole({ ...room, userId: mara.userId, role });
  return { olga, mara, ben, nora, slug, room, token, setRole, join };
}
export type Clients = Awaited<ReturnType<typeof createClients>>;
