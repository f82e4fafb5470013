/** Captures the app's statements and measures their cost in the database. */
import { readFile } from "node:fs/promises";
import pg from "pg";
import type { Database, Db, RunPrepared } from "@/db/client";

/** A statement as it is sent to the database. */
export interface Statement {
  text: string;
  values: (string | null)[];
}

/**
 * Returns the prepared statements that the app sends while `run` runs, without those of Drizzle's
 * builder. Throws when there are none, because the bench would measure nothing.
 */
export async function captureStatements(
  database: Database,
  run: (database: Database) => Promise<unknown>,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  const prepared: RunPrepared = (text, values) => {
    statements.push({ text, values });
    return database.db.prepared(text, values);
  };
  const db = Object.assign(Object.create(database.db) as Db, { prepared });
  await run({ ...database, db });
  if (statements.length === 0) throw new Error("no prepared statement was sent");
  return statements;
}

/**
 * Opens a separate connection that replays statements, prepared as the app prepares them. The cost
 * is the CPU time of the backend process, which other load does not change. If the server is on
 * another machine, it is the elapsed time.
 */
export async function openReplay(url: string) {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const cpuMs = async () =>
    Number((await readFile(`/proc/${rows[0]?.pid}/schedstat`, "utf8")).split(" ")[0]) / 1e6;
  const now = await cpuMs().then(
    () => cpuMs,
    () => async () => performance.now(),
  );
  const names = new Map<string, string>();
  const run = async (statements: Statement[]) => {
    for (const { text, values } of statements) {
      const name = names.get(text) ?? `bench_${names.size}`;
      names.set(text, name);
      await client.query({ name, text, values, rowMode: "array" });
    }
  };
  return {
    isCpu: now === cpuMs,
    /** Average time of running all statements in sequence, in milliseconds, over `times` runs. */
    async cost(statements: Statement[], times: number): Promise<number> {
      const before = await now();
      for (let i = 0; i < times; i += 1) await run(statements);
      return ((await now()) - before) / times;
    },
    close: () => client.end(),
  };
}

export type Replay = Awaited<ReturnType<typeof openReplay>>;
