import { setTimeout as wait } from "node:timers/promises";
import { MeasuredServer } from "./measured-version";
import type { SiteTemplate } from "./site";
import { type StatementCounts, StatementProxy } from "./statement-proxy";

const STARTS = 100;
const GAP_MS = 40;
const IDLE_MS = 6_000;
const FIRST_ID = 700_000;

/**
 * Counts the statements and round trips to PostgreSQL of one `focusSession.start`, everything from
 * the authentication to the notice included, and without what an idle server sends.
 */
export async function countStatements(
  template: SiteTemplate,
  cookies: string[],
): Promise<StatementCounts> {
  const proxy = await StatementProxy.open(process.env.DATABASE_URL ?? "");
  const site = await template.start({ changeUrl: (url) => proxy.lead(url) });
  const server = new MeasuredServer(site, cookies);
  try {
    // Opens the pool's connections.
    await server.warmUp(20);
    const idle = await count(proxy, () => wait(IDLE_MS));
    const busy = await count(proxy, async () => {
      for (let i = 0; i < STARTS; i += 1) {
        await server.caller.start(100 + i, FIRST_ID + i);
        await wait(GAP_MS);
      }
    });
    const each = (key: "statements" | "roundTrips") =>
      (busy[key] - (idle[key] * busy.elapsedMs) / idle.elapsedMs) / STARTS;
    return { statements: each("statements"), roundTrips: each("roundTrips") };
  } finally {
    await server.close();
    await proxy.close();
  }
}

async function count(proxy: StatementProxy, work: () => Promise<unknown>) {
  const [{ statements, roundTrips }, begun] = [{ ...proxy.counts }, performance.now()];
  await work();
  return {
    statements: proxy.counts.statements - statements,
    roundTrips: proxy.counts.roundTrips - roundTrips,
    elapsedMs: performance.now() - begun,
  };
}
