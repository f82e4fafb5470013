import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { probeWrites } from "@/db/probe-writes";
import { database } from "../database";
import { runtime } from "../process/runtime.mjs";

const READY_TIMEOUT_MS = 2_000;
/**
 * A result is used again for this time, which limits the work that a flood of requests can cause. A
 * failure is used shorter, because it must end soon after its cause.
 */
const REUSE_SUCCESS_MS = 1_000;
const REUSE_FAILURE_MS = 200;

const processName = randomUUID();

/** The probe that runs, or whose result is used again. */
let recentProbe: Promise<boolean> | null = null;

/** `/healthz`: the process runs. */
export function handleHealth(_req: IncomingMessage, res: ServerResponse): void {
  answer(res, 200, "ok");
}

/** `/readyz`: the database accepts writes in time, and the process is not shutting down. */
export async function handleReady(_req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (runtime.isShuttingDown) return answer(res, 503, "shutting down");
  const canWrite = await Promise.race([probe(), timeout(READY_TIMEOUT_MS)]);
  if (canWrite) return answer(res, 200, "ok");
  answer(
    res,
    503,
    canWrite === null ? "the database does not answer" : "the database does not accept changes",
  );
}

function probe(): Promise<boolean> {
  recentProbe ??= runProbe();
  return recentProbe;
}

async function runProbe(): Promise<boolean> {
  const isReady = await attemptProbe();
  const forget = () => {
    recentProbe = null;
  };
  setTimeout(forget, isReady ? REUSE_SUCCESS_MS : REUSE_FAILURE_MS).unref();
  return isReady;
}

async function attemptProbe(): Promise<boolean> {
  try {
    await probeWrites(database().probe, processName);
    return true;
  } catch {
    return false;
  }
}

const timeout = (ms: number) =>
  new Promise<null>((resolve) => setTimeout(resolve, ms, null).unref());

function answer(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { "Content-Type": "text/plain", "Cache-Control": "no-store" });
  res.end(`${text}\n`);
}
