import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openPGlite } from "@/db/embedded/embedded";
import { openPostgres } from "@/db/postgres/postgres";
import { travel } from "./clock";
import { createDatabase, dropDatabase } from "./postgres-server";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated database. Every test file gets its own copy. */
    template: { kind: "embedded"; file: string } | { kind: "postgres"; url: string; name: string };
  }
}

/**
 * Migrates one database per run, on PostgreSQL if TEST_DATABASE_URL is set. Its clock shows noon
 * (UTC) of this week's Wednesday, so that no test runs near midnight or the end of a week. Tests of
 * those times travel there.
 */
export default async function makeTemplate(project: TestProject): Promise<() => Promise<unknown>> {
  const url = process.env.TEST_DATABASE_URL;
  return url ? makePostgresTemplate(project, url) : makeEmbeddedTemplate(project);
}

async function makeEmbeddedTemplate(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "stint-template-"));
  const file = join(folder, "template.tar");
  const { client, db } = await openPGlite({});
  await travel(db, untilWednesdayNoon());
  // Two thirds of the files, which every test file would copy.
  await client.exec("update pg_database set datistemplate = false");
  for (const unused of ["template0", "template1"]) await client.exec(`drop database ${unused}`);
  const dump = await client.dumpDataDir("none");
  await client.close();
  await writeFile(file, Buffer.from(await dump.arrayBuffer()));
  project.provide("template", { kind: "embedded", file });
  return () => rm(folder, { recursive: true, force: true });
}

async function makePostgresTemplate(project: TestProject, url: string) {
  const name = `stint_test_${process.pid}_template`;
  const template = await openPostgres(await createDatabase(url, name));
  await travel(template.db, untilWednesdayNoon());
  await template.close();
  project.provide("template", { kind: "postgres", url, name });
  return () => dropDatabase(url, name);
}

/** Returns the milliseconds from now to noon (UTC) of this week's Wednesday; negative after it. */
function untilWednesdayNoon(): number {
  const now = new Date();
  const day = now.getUTCDate() - now.getUTCDay() + 3;
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), day, 12) - now.getTime();
}
