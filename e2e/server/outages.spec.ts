import type { Page } from "@playwright/test";
import { NetworkProxy } from "../../server/testing/network-proxy";
import { findLastSession } from "../actions/history";
import { open } from "../actions/open";
import { availableRow, openRoomStartForm, seatRow, shareRoom } from "../actions/room";
import {
  dismissEnded,
  expectCompleted,
  expectRunning,
  startButton,
  startSession,
  targetField,
} from "../actions/session";
import { NETWORK_ERRORS, SERVER_ERRORS } from "../fixtures/network-errors";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

/** The badge that says that the page may be out of date. */
const badge = (page: Page) =>
  page.getByText(text("live.connecting")).or(page.getByText(text("live.offline")));

for (const signal of ["SIGKILL", "SIGTERM"] as const) {
  test(`keeps a session running through a ${signal} of the server, and reconnects`, async ({
    app,
    openBrowser,
  }) => {
    const mara = await openBrowser("Mara");
    mara.allowErrors(SERVER_ERRORS);
    await open(mara.page);
    await startSession(mara.page, { activity: "Study", minutes: 25 });
    const before = await findLastSession(mara);

    expect(await app.stop(signal)).toBe(signal === "SIGTERM" ? 0 : null);
    await expect(badge(mara.page)).toBeVisible();
    await expectRunning(mara.page, "Study");
    await app.start();
    await expect(badge(mara.page)).toBeHidden({ timeout: 90_000 });
    await expectRunning(mara.page, "Study");
    expect(await findLastSession(mara)).toEqual(before);

    await app.advance({ minutes: 25 });
    await expectCompleted(mara.page, 25);
  });
}

test("shows a member that they are offline, and catches up once they are back", async ({
  app,
  openBrowser,
}) => {
  const network = await NetworkProxy.open(app.port);
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben", { url: network.url });
  ben.allowErrors(NETWORK_ERRORS);
  await shareRoom(mara, ben, "Library");
  await openRoomStartForm(mara.page);

  network.disconnect();
  await ben.context.setOffline(true);
  await expect(ben.page.getByText(text("live.offline"))).toBeVisible();
  await startSession(mara.page, { activity: "Study", target: "page 80 to 95" });
  await expect(ben.page.getByText(text("room.focusing", { count: 0 }))).toBeVisible();

  network.reconnect();
  await ben.context.setOffline(false);
  await expect(badge(ben.page)).toBeHidden();
  await expect(seatRow(ben.page, "Mara")).toContainText("page 80 to 95");
  network.close();
});

test("reopens a stream that fell silent without being closed", async ({ app, openBrowser }) => {
  const network = await NetworkProxy.open(app.port);
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben", { url: network.url });
  await ben.page.clock.install();
  await shareRoom(mara, ben, "Library");
  await expect(availableRow(mara.page, "Ben")).toBeVisible();

  network.silenceStreams();
  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Study", target: "page 80 to 95" });
  await ben.page.clock.fastForward(41_000);
  await expect(seatRow(ben.page, "Mara")).toContainText("page 80 to 95");
  await expect(badge(ben.page)).toBeHidden();
  await ben.page.close();
  network.close();
});

test("keeps what was typed when a start finds no server, and starts once it is back", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  mara.allowErrors(SERVER_ERRORS);
  const { page } = mara;
  await open(page);
  const target = await targetField(page);
  await target.fill("chapter 4 problems");
  await app.stop("SIGKILL");
  await page.keyboard.press("Enter");
  await expect(page.getByText(text("error.noAnswer"))).toBeVisible();
  await expect(target).toHaveValue("chapter 4 problems");

  await app.start();
  await page.keyboard.press("Enter");
  await expectRunning(page);
  expect(await findLastSession(mara)).toMatchObject({ target: "chapter 4 problems" });
});

test("keeps the page while the server is away, and navigates once it is back", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  mara.allowErrors(SERVER_ERRORS);
  const { page } = mara;
  await open(page);
  await startSession(page, { activity: "Study", minutes: 25 });
  await app.stop("SIGKILL");
  await page.getByRole("link", { name: text("shell.rooms") }).click();
  await expect(badge(page)).toBeVisible();
  await expectRunning(page, "Study");

  await app.start();
  await expect(page.getByRole("heading", { level: 1, name: text("rooms.title") })).toBeVisible();
});

test("reports a failed start once, until the connection is back", async ({ app, openBrowser }) => {
  const mara = await openBrowser("Mara");
  mara.allowErrors(SERVER_ERRORS);
  const { page } = mara;
  await open(page);
  await startSession(page, { activity: "Study", minutes: 15 });
  await app.advance({ minutes: 15 });
  await dismissEnded(page);
  await app.stop("SIGKILL");
  await expect(badge(page)).toBeVisible();
  await startButton(page, 15).click();
  await expect(page.getByText(text("error.noAnswer"))).toBeVisible();
  await expect(badge(page)).toHaveCount(0);

  await app.start();
  await expect(page.getByText(text("error.noAnswer"))).toBeHidden({ timeout: 90_000 });
  await expect(badge(page)).toHaveCount(0);
});
