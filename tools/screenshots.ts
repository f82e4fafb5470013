/**
 * `npm run screenshots`: recreates docs/images from the app with the study group, in a time zone
 * where it is mid-morning now.
 */
import { mkdir } from "node:fs/promises";
import { type Browser, expect, type Page } from "@playwright/test";
import { openEmbedded } from "@/db/embedded/embedded";
import { type SeededAccounts, seedStudyGroup } from "@/demo/group/seed-study-group";
import { localDay } from "@/domain/time/local-day";
import { addDays, findWeek } from "@/domain/time/period";
import { signIn } from "@/e2e/actions/account";
import { open } from "@/e2e/actions/open";
import { startSession, timeLeft } from "@/e2e/actions/session";
import { App } from "@/e2e/fixtures/app";
import { ANY, textLike } from "@/e2e/fixtures/texts";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { openBrowser } from "./open-browser";

const FOLDER = "docs/images";
const DESK = { width: 1360, height: 860 };
const TALL_DESK = { width: 1180, height: 980 };
const PHONE = { width: 390, height: 844 };

function zoneAtHour(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  if (ahead === 0) return "UTC";
  return `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

async function seed(app: App, timeZone: string): Promise<SeededAccounts> {
  const database = await openEmbedded(app.dataDir);
  try {
    return await seedStudyGroup(database.db, timeZone);
  } finally {
    await database.close();
  }
}

interface Screen {
  viewport: { width: number; height: number };
  colorScheme?: "light" | "dark";
}

async function captureAll(browser: Browser, app: App) {
  const timezoneId = zoneAtHour(10);
  await app.stop("SIGTERM");
  const group = await seed(app, timezoneId);
  await app.start();
  const capture = async (name: string, screen: Screen, show: (page: Page) => Promise<void>) => {
    const context = await browser.newContext({
      colorScheme: "light",
      deviceScaleFactor: 2,
      locale: "en-GB",
      timezoneId,
      baseURL: app.url,
      ...screen,
    });
    const page = await context.newPage();
    await signIn(page, group);
    await show(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: "disabled" });
    await context.close();
  };
  const at = (path: string) => (page: Page) => open(page, path);
  const room = async (page: Page) => {
    await open(page, `/rooms/${group.roomSlug}`);
    // Notes are loaded after the page.
    await expect(page.getByText("Thanks for the summary").first()).toBeVisible();
    await expect(
      page.getByText(textLike("notes.row.arrivesAt", { time: ANY })).first(),
    ).toBeVisible();
  };
  // A whole week, on whichever weekday this runs.
  const lastWeek = findWeek(addDays(localDay(new Date(), timezoneId), -7));
  const dashboard = async (page: Page) => {
    await open(page, `/dashboard?from=${lastWeek.from}&to=${lastWeek.to}`);
    // Charts are drawn after the figures.
    await expect(page.locator(".recharts-surface").first()).toBeVisible();
  };
  await capture("room-light", { viewport: DESK }, room);
  await capture("room-dark", { viewport: DESK, colorScheme: "dark" }, room);
  await capture("dashboard-light", { viewport: TALL_DESK }, dashboard);
  await capture("dashboard-dark", { viewport: TALL_DESK, colorScheme: "dark" }, dashboard);
  await capture("week-light", { viewport: TALL_DESK }, at(`/dashboard/week?week=${lastWeek.from}`));
  await capture("home-phone", { viewport: PHONE }, (page) => open(page));
  await capture("session", { viewport: DESK }, async (page) => {
    await open(page);
    await startSession(page, { activity: "Study", minutes: 45, target: "chapter 4 problems" });
    await app.advance({ minutes: 18 });
    await open(page);
    await expect(timeLeft(page)).toHaveText(/^2[67]:/);
    await expect(page.getByText("Lena")).toBeVisible();
    // Not above the sidebar, which would show its names.
    await page.mouse.move(DESK.width / 2, DESK.height / 5);
  });
}

await buildWhenNeeded(new AbortController().signal);
await mkdir(FOLDER, { recursive: true });
const browser = await openBrowser();
const app = await App.open();
try {
  await captureAll(browser, app);
} finally {
  await browser.close();
  await app.close();
}
