import type { Page } from "@playwright/test";
import { breakSession } from "../actions/end-early";
import { findLastSession } from "../actions/history";
import { tabTo } from "../actions/keyboard";
import {
  availableRow,
  closeDialog,
  createInvite,
  createRoom,
  joinButton,
  joinByLink,
  joinUntil,
  openRoomStartForm,
  openSettings,
  seatRow,
  shareRoom,
} from "../actions/room";
import {
  dismissEnded,
  expectCompleted,
  expectRunning,
  expectStartForm,
  startSession,
} from "../actions/session";
import { expect, test } from "../fixtures/test";
import { ANY, text, textLike } from "../fixtures/texts";

test("shows members each other's starts and early ends live", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben", { timeZone: "America/New_York" });
  await shareRoom(mara, ben, "Organic Chemistry II");
  await expect(availableRow(mara.page, "Ben")).toBeVisible();

  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 45, target: "chapter 4 problems" });
  await expect(seatRow(ben.page, "Mara")).toContainText("chapter 4 problems");
  await expect(ben.page.getByText(text("room.focusing", { count: 1 }))).toBeVisible();

  await breakSession(mara.page, { reason: "phone" });
  await expect(ben.page.getByText(text("room.focusing", { count: 0 }))).toBeVisible();
  expect(await findLastSession(mara)).toMatchObject({ status: "broken", breakReason: "phone" });
});

test("lets a member join until another's end, and completes both together", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben", { timeZone: "Asia/Kathmandu" });
  const zoe = await openBrowser("Zoe");
  await createRoom(mara.page, "Night shift", "Mara");
  const link = await createInvite(mara.page);
  await joinByLink(ben.page, link, "Ben");
  await joinByLink(zoe.page, link, "Zoe");
  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  await app.advance({ minutes: 10 });

  await joinUntil(ben.page, "Mara");
  await expectRunning(ben.page);
  const [first, second] = [await findLastSession(mara), await findLastSession(ben)];
  expect(second.plannedEnd).toBe(first.plannedEnd);
  await expect(zoe.page.getByText(text("room.focusing", { count: 2 }))).toBeVisible();

  await app.advance({ minutes: 15 });
  await expectCompleted(mara.page, 25);
  await expectCompleted(ben.page, 14);
  await expect(zoe.page.getByText(text("room.focusing", { count: 0 }))).toBeVisible();
  expect(await findLastSession(mara)).toMatchObject({ status: "completed" });
  expect(await findLastSession(ben)).toMatchObject({ status: "completed" });
});

test("joins from a member's row on a phone by keyboard alone", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben", { viewport: { width: 320, height: 700 } });
  await shareRoom(mara, ben, "Night shift");
  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  await tabTo(ben.page, joinButton(ben.page, "Mara"));
  await ben.page.keyboard.press("Enter");
  const dialog = ben.page.getByRole("dialog");
  await expect(
    dialog.getByRole("button", { name: textLike("home.join.submit", { time: ANY }) }),
  ).toBeFocused();
  await ben.page.keyboard.press("Enter");
  await expect(ben.page).toHaveURL(/\/rooms\//);
  await expectRunning(ben.page);
  expect((await findLastSession(ben)).plannedEnd).toBe((await findLastSession(mara)).plannedEnd);
});

test("starts, ends and reviews a session without leaving the room", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, ben, "Night shift");
  const { pathname } = new URL(ben.page.url());
  await startSession(ben.page, { activity: "Reading", minutes: 25, target: "page 80" });
  await expect(seatRow(mara.page, "Ben")).toContainText("page 80");
  await breakSession(ben.page, { reason: "phone" });
  await dismissEnded(ben.page);
  await expectStartForm(ben.page);
  expect(new URL(ben.page.url()).pathname).toBe(pathname);
  expect(await findLastSession(ben)).toMatchObject({ status: "broken", breakReason: "phone" });
});

test("announces who starts and finishes only where it was switched on", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, ben, "Library");
  const settings = await openSettings(ben.page);
  await settings.getByLabel(text("room.announce.label"), { exact: true }).check();
  await closeDialog(ben.page);
  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  const announced = (page: Page, message: string) =>
    page.getByRole("status").filter({ hasText: message });
  const started = text("room.announce.startedWith", { name: "Mara", activity: "Study" });
  await expect(announced(ben.page, started)).toHaveCount(1);
  await openSettings(ben.page);
  await settings.getByLabel(text("room.announce.label"), { exact: true }).uncheck();
  await closeDialog(ben.page);
  await breakSession(mara.page, { reason: "phone" });
  await expect(ben.page.getByText(text("room.focusing", { count: 0 }))).toBeVisible();
  const ended = text("room.announce.endedEarly", { name: "Mara" });
  await expect(announced(ben.page, ended)).toHaveCount(0);
});

test("asks a member once whether the room sees when they are busy elsewhere", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, ben, "Library");
  const question = ben.page.getByRole("region", { name: text("room.askBusy.title") });
  await question.getByRole("button", { name: text("room.askBusy.yes") }).click();
  await expect(question).toBeHidden();
  await expect(ben.page.getByText(text("room.settings.seenBusy"))).toBeVisible();
  await ben.page.reload();
  await expect(availableRow(ben.page, "Mara")).toBeVisible();
  await expect(question).toBeHidden();
});

test("hides a personal session from the room", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, ben, "Library");
  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Reading", room: text("home.room.justMe") });
  await expect(mara.page.getByText(text("session.visibility.nobody"))).toBeVisible();

  // Ben's session arrives later on the same stream, so Reading would have arrived by then.
  await openRoomStartForm(ben.page);
  await startSession(ben.page, { activity: "Work" });
  const other = await ben.newTab();
  await other.goto(`/rooms/${(await findLastSession(ben)).roomSlug}`);
  await expect(other.getByText(text("room.focusing", { count: 1 }))).toBeVisible();
  await expect(other.getByText("Reading")).toHaveCount(0);
});
