import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countVitest } from "../reports.mjs";
import { Trial } from "./case";
import { formatMarkdown, formatResult, toVitestReport } from "./report";
import { EmbeddedTemplate } from "./site/embedded-template";

const tools = { postgres: null, embedded: new EmbeddedTemplate() };

function makeResults() {
  const trial = new Trial("app-killed", "1", false, tools);
  trial.check("nothing is lost", 40, []);
  trial.check("no request hangs", 10, ["start hung"]);
  trial.check("no request hangs", 5, ["break\u0000hung"]);
  trial.checkSeconds("all are back", 7, 5);
  trial.checkSeconds("all are back", 2, 5);
  trial.checkSeconds("it ends", 7, 2);
  const killed = { name: "app-killed", title: "the app is killed", seconds: 3 };
  const skipped = { name: "postgres-killed", title: "PostgreSQL is killed", seconds: 0, lines: [] };
  return [
    { ...killed, lines: trial.lines },
    { ...skipped, skipped: "no PostgreSQL programs found" },
  ];
}

test("counts each promise as a test, and a skipped case not at all", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stint-report-"));
  const path = join(folder, "prove.json");
  await writeFile(path, JSON.stringify(toVitestReport(makeResults())));
  expect(countVitest(path)).toEqual({ passed: 2, failed: 2 });
  await rm(folder, { recursive: true });
});

test("adds up what is tried repeatedly, and shows the longest time and printable sentences", () => {
  expect(
    formatResult(makeResults()[0] as never)
      .split("\n")
      .slice(2),
  ).toEqual([
    "  ✓ nothing is lost · 40 tried · 0 failed",
    "  ✗ no request hangs · 15 tried · 2 failed",
    "      start hung",
    "      break%00hung",
    "  ✓ all are back · 2 tried · 0 failed · 7.0 s, promised 5 s",
    "  ✗ it ends · 1 tried · 1 failed · 7.0 s, promised 2 s",
    "      7.0 s, promised 2 s, and fails after 6 s",
  ]);
});

test("adds up each case for the documentation, with the time that was nearest to its limit", () => {
  const [killed] = makeResults();
  expect(
    formatMarkdown([killed as never])
      .split("\n")
      .slice(2),
  ).toEqual(["| `app-killed` | 4 | 58 | 3 | 7.0 s, promised 2 s |"]);
});

test("shows a skipped case with its reason", () => {
  const [, skipped] = makeResults();
  expect(formatResult(skipped as never)).toContain("skipped (no PostgreSQL programs found)");
  expect(formatMarkdown([skipped as never])).toContain("skipped: no PostgreSQL programs found");
});
