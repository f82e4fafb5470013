import type { Database } from "@/db/client";
import { signInGuest } from "../../testing/callers";

/** Signs in a guest. `start()` runs their first activity for 25 minutes. */
export async function createPerson(database: Database) {
  const guest = await signInGuest(database);
  const [work, study] = await guest.call.activity.list();
  if (!work || !study) throw new Error("a guest has activities");
  type Start = Parameters<typeof guest.call.focusSession.start>[0];
  const start = (more: Partial<Start> = {}) =>
    guest.call.focusSession.start({
      activityId: work.id,
      ...(more.until ? {} : { minutes: 25 }),
      ...more,
    });
  const now = async () => Date.parse((await guest.call.focusSession.current()).serverNow);
  return { ...guest, work, study, start, now };
}
