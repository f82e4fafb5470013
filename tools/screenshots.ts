/**
 * `npm run screenshots`: draws docs/images anew from the real app with the study group's story
 * in it, in a zone where it is mid-morning now.
 */
import { mkdir } from "node:fs/promises";
import { type Browser, expect, type Page } from "@playwright/test";
import { openEmbedded } from "@/db/embedded/embedded";
import { type Seeded, seedStudyGroup } from "@/demo/group/seed-study-group";
import { signIn } from "@/e2e/actions/account";
import { open } from "@/e2e/actions/open";
import { startSession, timeLeft } from "@/e2e/actions/session";
import { App } from "@/e2e/fixtures/app";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { openBrowser } from "./open-browser";

const FOLDER = "docs/images";
const DESK = { width: 1180, height: 620 };
const TALL_DESK = { width: 1180, height: 980 };
const PHONE = { width: 390, height: 844 };

function zoneAtHour(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  if (ahead === 0) return "UTC";
  return `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

async function seeded(app: App, timeZone: string): Promise<Seeded> {
  const database = await openEmbedded(app.dataDir);
  try {
    return await seedStudyGroup(database.db, timeZone);
  } finally {
    await database.close();
  }
}

interface AccessLogEntry {
  viewport: { width: number; height: number };
  colorScheme?: "light" | "dark";
}

async function draw(browser: Browser, app: App) {
  const timezoneId = zoneAtHour(10);
  await app.stop("SIGTERM");
  const story = await seeded(app, timezoneId);
  await app.start();
  const look = async (name: string, on: AccessLogEntry, show: (page: Page) => Promise<void>) => {
    const context = await browser.newContext({
      colorScheme: "light",
      deviceScaleFactor: 2,
      locale: "en-GB",
      timezoneId,
      baseURL: app.url,
      ...on,
    });
    const page = await context.newPage();
    await signIn(page, story);
    await show(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: "disabled" });
    await context.close();
  };
  const at = (path: string) => (page: Page) => open(page, path);
  const room = at(`/rooms/${story.roomSlug}`);
  const dashboard = async (page: Page) => {
    await open(page, "/dashboard");
    // Charts come after the figures, once the page stands.
    await expect(page.locator(".recharts-surface").first()).toBeVisible();
  };
  await look("room-light", { viewport: DESK }, room);
  await look("room-dark", { viewport: DESK, colorScheme: "dark" }, room);
  await look("dashboard-light", { viewport: TALL_DESK }, dashboard);
  await look("dashboard-dark", { viewport: TALL_DESK, colorScheme: "dark" }, dashboard);
  await look("week-light", { viewport: TALL_DESK }, at("/dashboard/week"));
  await look("home-phone", { viewport: PHONE }, (page) => open(page));
  await look("session", { viewport: DESK }, async (page) => {
    await open(page);
    await startSession(page, { activity: "Study", minutes: 45, target: "chapter 4 problems" });
    await app.advance({ minutes: 18 });
    await open(page);
    await expect(timeLeft(page)).toHaveText(/^2[67]:/);
    await page.mouse.move(0, 0);
  });
}

await buildWhenNeeded(new AbortController().signal);
await mkdir(FOLDER, { recursive: true });
const browser = await openBrowser();
const app = await App.open();
try {
  await draw(browser, app);
} finally {
  await browser.close();
  await app.close();
}
