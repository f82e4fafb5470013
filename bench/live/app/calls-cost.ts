import { forEachAtOnce } from "./calls";
import type { MeasuredServer } from "./measured-version";
import { listVeterans } from "./shape";

const CALLS = 160;
const AT_ONCE = 4;
const WEEKS_8 = 56;
const DAY_MS = 86_400_000;

const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** Measures the CPU time of queries over HTTP, as people who have sessions in the period. */
export async function measureCalls(
  { caller, site }: MeasuredServer,
  add: (what: string, value: number) => void,
): Promise<void> {
  const period = { from: dayBefore(WEEKS_8 - 1), to: dayBefore(0) };
  const paths = {
    "account.me, CPU ms": "/api/trpc/account.me",
    "dashboard.personal of 8 weeks, CPU ms": `/api/trpc/dashboard.personal?input=${encodeURIComponent(JSON.stringify(period))}`,
  };
  for (const [what, path] of Object.entries(paths)) {
    const before = await site.process.cpuMs();
    await forEachAtOnce(listVeterans(CALLS), AT_ONCE, (n) => caller.get(n, path));
    add(what, ((await site.process.cpuMs()) - before) / CALLS);
  }
}
