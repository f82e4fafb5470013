import type { IncomingMessage, ServerResponse } from "node:http";
import { sql } from "drizzle-orm";
import { database } from "../database";
import { runtime } from "../process/runtime.mjs";

const READY_TIMEOUT_MS = 2_000;

/** `/healthz`: the process runs. */
export function handleHealth(_req: IncomingMessage, res: ServerResponse): void {
  answer(res, 200, "ok");
}

/** `/readyz`: the database answers in time, and the process is not shutting down. */
export async function handleReady(_req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (runtime.isShuttingDown) return answer(res, 503, "shutting down");
  const isReady = await Promise.race([databaseAnswers(), timeout(READY_TIMEOUT_MS)]);
  answer(res, isReady ? 200 : 503, isReady ? "ok" : "the database does not answer");
}

const databaseAnswers = async () => {
  try {
    await database().db.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
};

const timeout = (ms: number) =>
  new Promise<false>((resolve) => setTimeout(resolve, ms, false).unref());

function answer(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { "Content-Type": "text/plain", "Cache-Control": "no-store" });
  res.end(`${text}\n`);
}
