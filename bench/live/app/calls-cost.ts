import { type Caller, forEachAtOnce } from "./calls";
import type { MeasuredServer } from "./measured-version";
import { listVeterans } from "./shape";

const CALLS = 300;
/** A process that has just started compiles what it runs often; later calls cost a third of its first. */
const WARM_UP_CALLS = 1_500;
const AT_ONCE = 4;
const WEEKS_8 = 56;
const DAY_MS = 86_400_000;

const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** Their paths, by what is measured. */
function listPaths() {
  const period = { from: dayBefore(WEEKS_8 - 1), to: dayBefore(0) };
  return {
    "account.me, CPU ms": "/api/trpc/account.me",
    "dashboard.personal of 8 weeks, CPU ms": `/api/trpc/dashboard.personal?input=${encodeURIComponent(JSON.stringify(period))}`,
  };
}

const call = (caller: Caller, path: string, times: number) =>
  forEachAtOnce(listVeterans(times), AT_ONCE, (n) => caller.get(n, path));

export async function warmUpCalls(caller: Caller): Promise<void> {
  for (const path of Object.values(listPaths())) await call(caller, path, WARM_UP_CALLS);
}

/** Measures the CPU time of queries over HTTP, as people who have sessions in the period. */
export async function measureCalls(
  { caller, site }: MeasuredServer,
  add: (what: string, value: number) => void,
): Promise<void> {
  for (const [what, path] of Object.entries(listPaths())) {
    const before = await site.process.cpuMs();
    await call(caller, path, CALLS);
    add(what, ((await site.process.cpuMs()) - before) / CALLS);
  }
}
