/**
 * `npm run bench:roster`: the weight of a roster of 200 members, and the time in a real browser
 * from a click on a column to the frame with the sorted rows.
 */
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { open } from "@/e2e/actions/open";
import { createInvite, createRoom, joinByLink } from "@/e2e/actions/room";
import { App } from "@/e2e/fixtures/app";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { openBrowser } from "@/tools/open-browser";
import { fillRoom } from "./fill";

const MEMBERS = 200;
const kib = (bytes: number) => (bytes / 1024).toFixed(1);

await buildWhenNeeded(new AbortController().signal);
const browser = await openBrowser();
const app = await App.open();
try {
  const { page, path } = await coachOfMany();
  await report(page, path);
} finally {
  await browser.close();
  await app.close();
}

/** A signed-in coach of a room whose members have sessions, and the roster's path. */
async function coachOfMany() {
  const newPage = async () => (await browser.newContext({ baseURL: app.url })).newPage();
  const [owner, coach] = [await newPage(), await newPage()];
  await createRoom(owner, "Chemistry", "Olga");
  await joinByLink(coach, await createInvite(owner, { role: "coach" }), "Carl");
  const path = `${new URL(coach.url()).pathname}/coach`;
  await owner.context().close();
  await coach.goto("about:blank");
  await app.stop("SIGTERM");
  await fillRoom(app.dataDir, MEMBERS);
  await app.start();
  return { page: coach, path };
}

async function report(page: Page, path: string): Promise<void> {
  const html = await (await page.context().request.get(`${app.url}${path}`)).text();
  const payload = [...html.matchAll(/self\.__next_f\.push\(.*?<\/script>/gs)].join("");
  console.log(`| ${MEMBERS} members | KiB | gzipped |\n|-|-|-|`);
  for (const [name, part] of Object.entries({ "the page": html, "data in the page": payload })) {
    console.log(`| ${name} | ${kib(Buffer.byteLength(part))} | ${kib(gzipSync(part).length)} |`);
  }
  await open(page, path);
  const spent = await stopwatch(page);
  const columns = page.locator("thead a");
  console.log("\n| Sorted by | ms to the frame | longest task, ms |\n|-|-|-|");
  for (let i = 0; i < (await columns.count()); i += 1) {
    const name = (await columns.nth(i).textContent()) ?? "";
    const { frame, task } = await columns.nth(i).evaluate(timeOfClick);
    console.log(`| ${name.replace(/[↑↓]/, "")} | ${frame.toFixed(0)} | ${task.toFixed(0)} |`);
  }
  console.log(`\nMain thread time, ms: ${await spent()}.`);
}

/** Returns a function that reports the time spent on scripts, styles and layout since this call. */
async function stopwatch(page: Page): Promise<() => Promise<string>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  const read = async () => (await cdp.send("Performance.getMetrics")).metrics;
  const before = await read();
  return async () => {
    const of = (name: string, all: typeof before) =>
      all.find((metric) => metric.name === `${name}Duration`)?.value ?? 0;
    const after = await read();
    return ["Script", "RecalcStyle", "Layout"]
      .map((name) => `${name} ${(1000 * (of(name, after) - of(name, before))).toFixed(0)}`)
      .join(", ");
  };
}

/** Runs in the page: clicks and waits for the frame after the rows have changed. */
async function timeOfClick(column: Element): Promise<{ frame: number; task: number }> {
  let task = 0;
  const watch = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) task = Math.max(task, duration);
  });
  watch.observe({ type: "longtask" });
  const began = performance.now();
  (column as HTMLElement).click();
  // No named functions here: the loader wraps them in a helper that the page lacks.
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  const frame = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 300));
  watch.disconnect();
  return { frame, task };
}
