import { Refusal } from "../refusal";

/** Runs all at once and separates results from refusals. Throws other errors. */
export async function race<T>(runs: readonly Promise<T>[]) {
  const settled = await Promise.allSettled(runs);
  const results: T[] = [];
  const refusals: Refusal[] = [];
  for (const run of settled) {
    if (run.status === "fulfilled") results.push(run.value);
    else if (run.reason instanceof Refusal) refusals.push(run.reason);
    else throw run.reason;
  }
  return { results, refusals, reasons: refusals.map((refusal) => refusal.reason) };
}

/**
 * How often a race is repeated. The embedded database runs transactions one after another in the order
 * of the calls, so there two rounds (for tests that change the order) show all that many would.
 */
export const raceRounds = (onPostgres: number): number =>
  process.env.TEST_DATABASE_URL ? onPostgres : 2;
