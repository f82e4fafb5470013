import { setPriority } from "node:os";
import { backUpFolder } from "./embedded-backup.mjs";

/**
 * Writes a backup of the copied database in the folder of the first argument to the file of the
 * second. Runs in a process of its own, so that the app has its processor and memory for requests.
 * Sends a failure to the parent.
 */
const [folder = "", path = ""] = process.argv.slice(2);

process.once("disconnect", () => process.exit(1));
try {
  setPriority(10);
  await backUpFolder(folder, path);
  process.exit(0);
} catch (error) {
  process.send?.(/** @type {Error} */ (error).message, () => process.exit(1));
}
