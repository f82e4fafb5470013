import type { Page } from "@playwright/test";
import { lastOf } from "../actions/history";
import { open } from "../actions/open";
import { goStartInRoom, seatOf, sitTogether } from "../actions/room";
import {
  dismissEnded,
  seeCompleted,
  seeRunning,
  startButton,
  startSession,
} from "../actions/session";
import { LOST_NETWORK, LOST_SERVER } from "../fixtures/network-errors";
import { Wire } from "../fixtures/network-proxy";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

/** The quiet badge that says what is shown may be old. */
const badge = (page: Page) =>
  page.getByText(text("live.connecting")).or(page.getByText(text("live.offline")));

for (const signal of ["SIGKILL", "SIGTERM"] as const) {
  test(`the server ends by ${signal} in mid-session: the session runs on, the screen heals`, async ({
    app,
    browserOf,
  }) => {
    const mara = await browserOf("Mara");
    mara.expect(LOST_SERVER);
    await open(mara.page);
    await startSession(mara.page, { activity: "Study", minutes: 25 });
    const before = await lastOf(mara);

    expect(await app.end(signal)).toBe(signal === "SIGTERM" ? 0 : null);
    await expect(badge(mara.page)).toBeVisible();
    await seeRunning(mara.page, "Study");
    await app.start();
    await expect(badge(mara.page)).toBeHidden({ timeout: 90_000 });
    await seeRunning(mara.page, "Study");
    expect(await lastOf(mara)).toEqual(before);

    await app.pass({ minutes: 25 });
    await seeCompleted(mara.page, 25);
  });
}

test("whoever was cut off is told so, and sees what they missed once they are back", async ({
  app,
  browserOf,
}) => {
  const wire = await Wire.to(app.port);
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben", { url: wire.url });
  ben.expect(LOST_NETWORK);
  await sitTogether(mara, ben, "Library");
  await goStartInRoom(mara.page);

  wire.cut();
  await ben.context.setOffline(true);
  await expect(ben.page.getByText(text("live.offline"))).toBeVisible();
  await startSession(mara.page, { activity: "Study", target: "page 80 to 95" });
  await expect(ben.page.getByText(text("room.inSession", { count: 0 }))).toBeVisible();

  wire.mend();
  await ben.context.setOffline(false);
  await expect(badge(ben.page)).toBeHidden();
  await expect(seatOf(ben.page, "Mara")).toContainText("page 80 to 95");
  wire.close();
});

test("a start that finds no server says so, keeps what was typed, and works once it is back", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  mara.expect(LOST_SERVER);
  const { page } = mara;
  await open(page);
  const target = page.getByRole("textbox", { name: text("home.target.label") });
  await target.fill("chapter 4 problems");
  await app.end("SIGKILL");
  await page.keyboard.press("Enter");
  await expect(page.getByText(text("error.noAnswer"))).toBeVisible();
  await expect(target).toHaveValue("chapter 4 problems");

  await app.start();
  await page.keyboard.press("Enter");
  await seeRunning(page);
  expect(await lastOf(mara)).toMatchObject({ target: "chapter 4 problems" });
});

test("whoever goes to another page while the server is away keeps the screen, and gets there once it is back", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  mara.expect(LOST_SERVER);
  const { page } = mara;
  await open(page);
  await startSession(page, { activity: "Study", minutes: 25 });
  await app.end("SIGKILL");
  await page.getByRole("link", { name: text("shell.rooms") }).click();
  await expect(badge(page)).toBeVisible();
  await seeRunning(page, "Study");

  await app.start();
  await expect(page.getByRole("heading", { level: 1, name: text("rooms.title") })).toBeVisible();
});

test("a start without a connection says it once, and no more once the connection is back", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  mara.expect(LOST_SERVER);
  const { page } = mara;
  await open(page);
  await startSession(page, { activity: "Study", minutes: 15 });
  await app.pass({ minutes: 15 });
  await dismissEnded(page);
  await app.end("SIGKILL");
  await expect(badge(page)).toBeVisible();
  await startButton(page, 15).click();
  await expect(page.getByText(text("error.noAnswer"))).toBeVisible();
  await expect(badge(page)).toHaveCount(0);

  await app.start();
  await expect(page.getByText(text("error.noAnswer"))).toBeHidden({ timeout: 90_000 });
  await expect(badge(page)).toHaveCount(0);
});
