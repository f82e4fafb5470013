/**
 * Next calls this once before it serves: opens the database, bus and hub. server.mjs awaits
 * `runtime.opening` and reports a failure; Next would add words to its message.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  if (process.env.NEXT_PHASE === "phase-production-build") return;
  const { openProcess } = await import("./server/process/open-process");
  await openProcess().catch(() => undefined);
}
