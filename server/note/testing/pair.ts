import type { Database } from "@/db/client";
import { createStudyGroup } from "../../testing/study-group";

/** Olga, the owner, leaves notes to Mara. */
export async function createPair(database: Database) {
  const group = await createStudyGroup(database);
  const { olga, mara, slug } = group;
  const toMara = { roomSlug: slug, userId: mara.userId };
  const leave = (text = "Lunch?", more: { idempotencyKey?: string } = {}) =>
    olga.call.note.leave({ ...toMara, text, ...more });
  const inbox = async () => (await mara.call.note.inbox()).map(({ text }) => text);
  const aboutOlga = { roomSlug: slug, userId: olga.userId };
  return { ...group, toMara, aboutOlga, leave, inbox };
}
