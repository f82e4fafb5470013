import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@/db/open";

/** An empty embedded database, created once and copied, because creating one takes seconds. */
export class EmbeddedTemplate {
  #creating: Promise<string> | null = null;

  async copyTo(folder: string): Promise<void> {
    this.#creating ??= createDatabase();
    await cp(await this.#creating, folder, { recursive: true });
  }

  async close(): Promise<void> {
    const folder = await this.#creating;
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

async function createDatabase(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stint-prove-template-"));
  const database = await openDatabase({ DATA_DIR: folder });
  await database.close();
  return folder;
}
