import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { openEmbedded } from "@/db/embedded/embedded";
import { lockFolder } from "@/db/embedded/folder-lock.mjs";
import { membership, room } from "@/db/schema";
import { type SeededAccounts, seedStudyGroup } from "@/demo/group/seed-study-group";
import { StartupError } from "@/server/process/startup-error.mjs";
import { createInvite } from "@/server/room/invite-mutations";

const MARKER = "npm-run-demo";
const MARKER_TEXT = "`npm run demo` empties the database in this folder at each start.\n";

/** Accounts of the demo, and an invite for guests. */
export interface Demo extends SeededAccounts {
  inviteToken: string;
}

/** Replaces the demo's database with the study group as of now. */
export async function prepareDemo(dataDir: string, timeZone: string): Promise<Demo> {
  const lock = await lockFolder(dataDir);
  try {
    await removeDemoDatabase(dataDir);
    const { db, close } = await openEmbedded(dataDir);
    try {
      const seeded = await seedStudyGroup(db, timeZone);
      const [owner] = await db
        .select({ roomId: membership.roomId, userId: membership.userId })
        .from(membership)
        .innerJoin(room, eq(room.id, membership.roomId))
        .where(and(eq(membership.role, "owner"), eq(room.slug, seeded.roomSlug)));
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

/**
 * Removes the database of the last demo and marks the folder as the demo's. The caller holds the
 * folder's lock. Throws a `StartupError` when the folder holds a database that is not the demo's.
 */
export async function removeDemoDatabase(dataDir: string): Promise<void> {
  const [marker, database] = [join(dataDir, MARKER), join(dataDir, "database")];
  if (existsSync(database) && !existsSync(marker)) {
    throw new StartupError(
      `${dataDir} holds a database that is not the demo's. Set DATA_DIR to another folder.`,
    );
  }
  await mkdir(dataDir, { recursive: true });
  await writeFile(marker, MARKER_TEXT);
  await rm(database, { recursive: true, force: true });
}
