/**
 * `npm run bench:weight`: JavaScript over the wire of each page, as a first visit in a real browser
 * fetches it, compared with an empty page of the same Next version in the same run. Next serves the
 * empty page with gzip and the app serves its files with Brotli, so the last column compares the
 * scripts of both with gzip.
 */
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import { open } from "@/e2e/actions/open";
import { createRoom } from "@/e2e/actions/room";
import { startSession } from "@/e2e/actions/session";
import { App } from "@/e2e/fixtures/app";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { openBrowser } from "@/tools/open-browser";
import { EmptyApp } from "./empty-app";

/** Pages, and their maximum weight as a multiple of the empty page. */
const PAGES = [
  { name: "home", path: () => "/", most: 1.4 },
  { name: "room", path: (room: string) => room, most: 1.4 },
  { name: "dashboard", path: () => "/dashboard", most: 1.9 },
];
const SETTLED_MS = 1_500;
const kib = (bytes: number) => (bytes / 1024).toFixed(1);

await buildWhenNeeded(new AbortController().signal);
const browser = await openBrowser();
const empty = await EmptyApp.open();
const app = await App.open();
try {
  await report(browser);
} finally {
  await browser.close();
  await app.close();
  await empty.close();
}

async function report(browser: Browser): Promise<void> {
  const baseline = await weighScripts(browser, `${empty.url}/`);
  const { room, storageState } = await signedInWithRoom(browser);
  console.log("| Page | JavaScript, KiB | Times an empty page | At most | Times, both with gzip |");
  console.log(`|-|-|-|-|-|\n| empty | ${kib(baseline.sent)} | 1.00 | | 1.00 |`);
  for (const { name, path, most } of PAGES) {
    const weight = await weighScripts(browser, `${app.url}${path(room)}`, storageState);
    const ratio = (weight.sent / baseline.sent).toFixed(2);
    const gzipRatio = (weight.gzip / baseline.gzip).toFixed(2);
    console.log(`| ${name} | ${kib(weight.sent)} | ${ratio} | ${most} | ${gzipRatio} |`);
  }
}

/** A person with a room and a completed session. */
async function signedInWithRoom(browser: Browser) {
  const context = await browser.newContext({ baseURL: app.url });
  const page = await context.newPage();
  await createRoom(page, "Library", "Mara");
  const room = new URL(page.url()).pathname;
  await open(page);
  await startSession(page, { activity: "Study", minutes: 25 });
  await app.advance({ minutes: 60 });
  const storageState = await context.storageState();
  await context.close();
  return { room, storageState };
}

type StorageState = Awaited<ReturnType<typeof signedInWithRoom>>["storageState"];

/** Bytes of all scripts that a first visit fetches until the page is quiet: as sent, and with gzip. */
async function weighScripts(browser: Browser, url: string, storageState?: StorageState) {
  const context = await browser.newContext({ storageState });
  const page = await context.newPage();
  const scripts = watchScripts(page);
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(SETTLED_MS);
  const weights = await Promise.all(scripts);
  await context.close();
  const sum = (part: "sent" | "gzip") => weights.reduce((total, weight) => total + weight[part], 0);
  return { sent: sum("sent"), gzip: sum("gzip") };
}

function watchScripts(page: Page): Promise<{ sent: number; gzip: number }>[] {
  const scripts: Promise<{ sent: number; gzip: number }>[] = [];
  page.on("requestfinished", (request) => {
    if (!new URL(request.url()).pathname.endsWith(".js")) return;
    const weigh = async () => {
      const { responseBodySize } = await request.sizes();
      const response = await request.response();
      return { sent: responseBodySize, gzip: gzipSync((await response?.body()) ?? "").length };
    };
    scripts.push(weigh());
  });
  return scripts;
}
