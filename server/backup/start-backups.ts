import { resolve } from "node:path";
import type { Database } from "@/db/client";
import { startDailyBackups } from "./daily-backup";
import { serveCopies } from "./serve-copies";

/**
 * Lets `npm run backup` read the embedded database while the app runs, and makes a backup of it every
 * day. Does nothing on PostgreSQL, which others can read. Returns a function that stops both.
 */
export async function startBackups(
  { copyTo }: Database,
  dataDir: string | undefined,
): Promise<() => Promise<void>> {
  if (!copyTo) return async () => {};
  const folder = resolve(/* turbopackIgnore: true */ dataDir || ".data");
  const stopServing = await serveCopies(copyTo, folder);
  const stopDaily = startDailyBackups(copyTo, folder);
  return async () => {
    stopServing();
    await stopDaily();
  };
}
