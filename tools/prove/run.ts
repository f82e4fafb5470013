/**
 * `npm run prove [-- --full] [--seed N] [--only NAME,…] [--minutes N] [--markdown]`: injects faults
 * and attacks into the running app and counts which promises of docs/PROMISES.md held. Exits with 1 when one
 * failed. The report is reports/prove.json.
 */
import { randomInt } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { type Case, type Tools, Trial } from "./case";
import { CASES } from "./cases";
import { formatMarkdown, formatResult, type Result, toVitestReport } from "./report";
import { EmbeddedTemplate } from "./site/embedded-template";
import { PostgresCluster } from "./site/postgres-cluster";

const DEADLINE_S = 120;
const FULL_FACTOR = 20;
const MAX_MINUTES = 1440;

interface Options {
  isFull: boolean;
  seed: string;
  /** Names of cases, or their beginnings; all when empty. */
  only: string[];
  /** For the rolling restarts of `behind-nginx`. */
  minutes: number;
  isMarkdown: boolean;
}

const tools: Tools = { postgres: null, embedded: new EmbeddedTemplate() };
let trial: Trial | null = null;
let isInterrupted = false;

async function run(options: Options): Promise<Result[]> {
  const { isFull, seed, only } = options;
  const cases = CASES.filter(
    ({ name }) => only.length === 0 || only.some((wanted) => name.startsWith(wanted)),
  );
  if (cases.length === 0) {
    const names = CASES.map(({ name }) => name).join(", ");
    console.error(`No case is called ${only.join(" or ")}. The cases are: ${names}.`);
    process.exit(2);
  }
  await buildWhenNeeded(new AbortController().signal);
  tools.postgres = await PostgresCluster.open();
  console.log(`${isFull ? "full" : "short"} form, seed ${seed}, ${cases.length} cases`);
  const results: Result[] = [];
  for (const each of cases) {
    const result = await runCase(each, options);
    // Its failures come from cleaning up; the process is about to exit.
    if (isInterrupted) return new Promise(() => {});
    results.push(result);
    console.log(formatResult(result));
  }
  return results;
}

async function runCase(each: Case, { isFull, seed, minutes }: Options): Promise<Result> {
  const { name, title, deadline = DEADLINE_S, run } = each;
  const skipped = await findObstacle(each);
  if (skipped) return { name, title, seconds: 0, lines: [], skipped };
  const begun = performance.now();
  const own = new Trial(name, seed, isFull, tools, minutes);
  trial = own;
  const seconds = deadline * (isFull ? FULL_FACTOR : 1) + minutes * 60;
  const late = new AbortController();
  try {
    const running = run(own);
    // After the deadline it fails, because everything it uses is closed.
    running.catch(() => {});
    await Promise.race([
      running,
      wait(seconds * 1000, undefined, { signal: late.signal }).then(() => {
        throw new Error(`it was stopped after ${seconds} s`);
      }),
    ]);
  } catch (error) {
    own.check("the case runs to its end", 1, [`${error instanceof Error ? error.message : error}`]);
  } finally {
    late.abort();
    await own.close();
  }
  return { name, title, seconds: (performance.now() - begun) / 1000, lines: own.lines };
}

async function findObstacle({ needsPostgres, findObstacle }: Case): Promise<string | null> {
  if (needsPostgres && !tools.postgres) return "no PostgreSQL programs found";
  return (await findObstacle?.()) ?? null;
}

/** Reads the arguments of `npm run prove`. */
function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      full: { type: "boolean", default: false },
      seed: { type: "string" },
      only: { type: "string", multiple: true, default: [] },
      minutes: { type: "string", default: "0" },
      markdown: { type: "boolean", default: false },
    },
  });
  const minutes = Number(values.minutes);
  if (!(minutes >= 0 && minutes <= MAX_MINUTES)) {
    console.error(`--minutes must be a number from 0 to ${MAX_MINUTES}.`);
    process.exit(2);
  }
  return {
    isFull: values.full,
    seed: values.seed ?? String(randomInt(1_000_000)),
    only: values.only.flatMap((names) => names.split(",")),
    minutes,
    isMarkdown: values.markdown,
  };
}

async function cleanUp(): Promise<void> {
  await trial?.close();
  await tools.postgres?.close();
  await tools.embedded.close();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    isInterrupted = true;
    void cleanUp().finally(() => process.exit(130));
  });
}

const options = readOptions(process.argv.slice(2));
const begun = performance.now();
try {
  const results = await run(options);
  const report = toVitestReport(results);
  await mkdir("reports", { recursive: true });
  await writeFile("reports/prove.json", JSON.stringify(report));
  if (options.isMarkdown) console.log(`\n${formatMarkdown(results)}`);
  const { numPassedTests, numFailedTests } = report;
  const seconds = Math.round((performance.now() - begun) / 1000);
  const skipped = results.filter((result) => result.skipped).length;
  console.log(
    `\n${numPassedTests} promises kept, ${numFailedTests} broken, ` +
      `${skipped} of ${results.length} cases skipped (${seconds} s). ` +
      `Repeat with: npm run prove -- --seed ${options.seed}${options.isFull ? " --full" : ""}${
        options.minutes > 0 ? ` --minutes ${options.minutes}` : ""
      }${options.only.length > 0 ? ` --only ${options.only.join(",")}` : ""}`,
  );
  process.exitCode = numFailedTests > 0 ? 1 : 0;
} finally {
  await cleanUp();
}
process.exit();
