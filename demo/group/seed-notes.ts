import type { Db } from "@/db/client";
import * as table from "@/db/schema";

const MINUTE_MS = 60_000;

/** Minutes before now; a negative number lies ahead. The sessions are those of `last-hour.ts`. */
const NOTES = [
  { from: "Okan", to: "Mara", ago: 21, deliveredAgo: 18, text: "Thanks for the summary" },
  { from: "Mara", to: "Aiyana", ago: 9, deliveredAgo: -18, text: "Which figure is first?" },
];

/** Notes among the demo people: one that Mara got, and one that waits for Aiyana's session to end. */
export async function seedNotes(
  tx: Db,
  {
    roomId,
    now,
    members,
  }: { roomId: string; now: Date; members: ReadonlyMap<string, { userId: string }> },
): Promise<void> {
  const before = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);
  const find = (name: string) => {
    const member = members.get(name);
    if (!member) throw new Error(`the demo has no ${name}`);
    return member.userId;
  };
  for (const { from, to, ago, deliveredAgo, text } of NOTES) {
    const deliverAt = before(deliveredAgo);
    await tx.insert(table.deferredNote).values({
      ...{ roomId, fromId: find(from), fromName: from, userId: find(to), userName: to, text },
      ...{ leftAt: before(ago), deliverAt, shownDeliverAt: deliverAt },
    });
  }
}
