import { log } from "../log";
import { metrics } from "./metrics.mjs";

type Job = "group_sessions" | "abandoned_guests" | "former_memberships" | "old_notes";

/** Runs a job once, and counts how it turned out. A failure is logged, and `null` returned. */
export async function trackJob<Result>(
  job: Job,
  run: () => Promise<Result>,
): Promise<Result | null> {
  try {
    const result = await run();
    metrics.jobRuns.inc({ job, outcome: "ok" });
    metrics.jobSucceededAt.setToCurrentTime({ job });
    return result;
  } catch (err) {
    metrics.jobRuns.inc({ job, outcome: "failed" });
    log.error({ job, err }, "a job failed");
    return null;
  }
}
