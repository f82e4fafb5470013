import { expect, test } from "vitest";
import { readMetrics, watchMetrics } from "../testing/metric-values";
import { recordLog } from "../testing/record-log";
import { trackJob } from "./track-job";

const runs = (outcome: string) => `stint_job_runs_total{job="old_notes",outcome="${outcome}"}`;
const LAST_SUCCESS = 'stint_job_last_success_timestamp_seconds{job="old_notes"}';

test("counts a run that succeeds, and returns its result", async () => {
  const grown = await watchMetrics();
  expect(await trackJob("old_notes", async () => 3)).toBe(3);
  expect(await grown(runs("ok"))).toBe(1);
  expect((await readMetrics()).get(LAST_SUCCESS)).toBeGreaterThan(1_700_000_000);
});

test("counts and logs a run that fails, and goes on", async () => {
  const lines = recordLog();
  const grown = await watchMetrics();
  const run = async () => {
    throw new Error("the database is away");
  };
  expect(await trackJob("old_notes", run)).toBeNull();
  expect([await grown(runs("failed")), await grown(runs("ok"))]).toEqual([1, 0]);
  expect(await grown(LAST_SUCCESS)).toBe(0);
  expect(lines).toMatchObject([{ level: 50, job: "old_notes", msg: "a job failed" }]);
});
