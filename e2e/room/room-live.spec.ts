import { breakSession } from "../actions/end-early";
import { lastOf } from "../actions/history";
import { tabTo } from "../actions/keyboard";
import {
  createRoom,
  goStartInRoom,
  joinByLink,
  makeInvite,
  seatOf,
  sitDownUntil,
  sitTogether,
} from "../actions/room";
import { seeCompleted, seeRunning, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { ANY, text, textLike } from "../fixtures/texts";

test("one starts in the room and the other sees it; one breaks and the other sees it", async ({
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben", { timeZone: "America/New_York" });
  await sitTogether(mara, ben, "Organic Chemistry II");
  await expect(mara.page.getByText(text("room.here", { names: "Ben", more: 0 }))).toBeVisible();

  await goStartInRoom(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 45, target: "chapter 4 problems" });
  await expect(seatOf(ben.page, "Mara")).toContainText("chapter 4 problems");
  await expect(ben.page.getByText(text("room.inSession", { count: 1 }))).toBeVisible();

  await breakSession(mara.page, { reason: "phone" });
  await expect(ben.page.getByText(text("room.inSession", { count: 0 }))).toBeVisible();
  expect(await lastOf(mara)).toMatchObject({ status: "broken", breakReason: "phone" });
});

test("the second sits down until the first one's end, and both complete together", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben", { timeZone: "Asia/Kathmandu" });
  const zoe = await browserOf("Zoe");
  await createRoom(mara.page, "Night shift", "Mara");
  const link = await makeInvite(mara.page);
  await joinByLink(ben.page, link, "Ben");
  await joinByLink(zoe.page, link, "Zoe");
  await goStartInRoom(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  await app.pass({ minutes: 10 });

  await sitDownUntil(ben.page, "Mara");
  await seeRunning(ben.page);
  const [first, second] = [await lastOf(mara), await lastOf(ben)];
  expect(second.plannedEnd).toBe(first.plannedEnd);
  await expect(zoe.page.getByText(text("room.inSession", { count: 2 }))).toBeVisible();

  await app.pass({ minutes: 15 });
  await seeCompleted(mara.page, 25);
  await seeCompleted(ben.page, 14);
  await expect(zoe.page.getByText(text("room.inSession", { count: 0 }))).toBeVisible();
  expect(await lastOf(mara)).toMatchObject({ status: "completed" });
  expect(await lastOf(ben)).toMatchObject({ status: "completed" });
});

test("on a phone a row opens to sitting down, by keyboard as well", async ({ browserOf }) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben", { viewport: { width: 320, height: 700 } });
  await sitTogether(mara, ben, "Night shift");
  await goStartInRoom(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  const opener = ben.page.getByRole("button", {
    name: text("room.sitDown.open", { name: "Mara" }),
  });
  const sitDown = seatOf(ben.page, "Mara").getByRole("button", {
    name: textLike("room.sitDown.label", { time: ANY }),
  });
  await expect(opener).toHaveAttribute("aria-expanded", "false");
  await expect(sitDown).toBeHidden();
  await tabTo(ben.page, opener);
  await ben.page.keyboard.press("Enter");
  await tabTo(ben.page, sitDown);
  await ben.page.keyboard.press("Enter");
  await seeRunning(ben.page);
  expect((await lastOf(ben)).plannedEnd).toBe((await lastOf(mara)).plannedEnd);
});

test("on a wide touch screen a row shows that it opens to sitting down", async ({ browserOf }) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben", { viewport: { width: 1024, height: 768 }, isTouch: true });
  await sitTogether(mara, ben, "Night shift");
  await goStartInRoom(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  const row = seatOf(ben.page, "Mara");
  const sitDown = row.getByRole("button", {
    name: textLike("room.sitDown.label", { time: ANY }),
  });
  await expect(row.locator("svg").first()).toBeVisible();
  await expect(sitDown).toBeHidden();
  await row.getByRole("button", { name: text("room.sitDown.open", { name: "Mara" }) }).tap();
  await sitDown.tap();
  await seeRunning(ben.page);
});

test("a personal session is seen by nobody in the room", async ({ browserOf }) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  await sitTogether(mara, ben, "Library");
  await goStartInRoom(mara.page);
  await startSession(mara.page, { activity: "Reading", room: text("home.place.justMe") });
  await expect(mara.page.getByText(text("session.seen.nobody"))).toBeVisible();

  // What Ben starts in the room comes after it on the same stream, so nothing is still on its way.
  await goStartInRoom(ben.page);
  await startSession(ben.page, { activity: "Work" });
  const other = await ben.newTab();
  await other.goto(`/rooms/${(await lastOf(ben)).roomSlug}`);
  await expect(other.getByText(text("room.inSession", { count: 1 }))).toBeVisible();
  await expect(other.getByText("Reading")).toHaveCount(0);
});
