import { eq } from "drizzle-orm";
import { openEmbedded } from "@/db/embedded/embedded";
import { lockFolder } from "@/db/embedded/folder-lock.mjs";
import { membership } from "@/db/schema";
import { type Seeded, seedStudyGroup } from "@/demo/group/seed-study-group";
import { createInvite } from "@/server/room/invite-mutations";
import { emptyFolder } from "./demo-folder";

/** How to sign in to the demo, and an invite for guests. */
export interface Demo extends Seeded {
  inviteToken: string;
}

/** Replaces the demo's folder by one with the study group as of now. */
export async function prepareDemo(dataDir: string, timeZone: string): Promise<Demo> {
  const lock = await lockFolder(dataDir);
  try {
    await emptyFolder(dataDir);
    const { db, close } = await openEmbedded(dataDir);
    try {
      const seeded = await seedStudyGroup(db, timeZone);
      const [owner] = await db.select().from(membership).where(eq(membership.role, "owner"));
      if (!owner) throw new Error("the room has no owner");
      const { roomId, userId } = owner;
      const link = { roomId, userId, role: "member", expiresAt: null, maxUses: null } as const;
      const { token } = await createInvite(db, link);
      return { ...seeded, inviteToken: token };
    } finally {
      await close();
    }
  } finally {
    await lock.release();
  }
}
