import { breakSession, endButton } from "../actions/end-early";
import { findLastSession, listSessions } from "../actions/history";
import { open, reload } from "../actions/open";
import {
  createInvite,
  createRoom,
  joinByLink,
  openRoomStartForm,
  openSettings,
} from "../actions/room";
import {
  dismissEnded,
  endedTitle,
  expectCompleted,
  expectRunning,
  expectStartForm,
  heading,
  startAgain,
  startSession,
} from "../actions/session";
import { expect, test } from "../fixtures/test";
import { ANY, text, textLike } from "../fixtures/texts";

test("saves a note after a completed session and starts it again with one tap", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await open(page);
  await startSession(page, { activity: "Study", minutes: 45, target: "chapter 4 problems" });
  await app.advance({ minutes: 45 });
  await expectCompleted(page, 45);
  await page.getByLabel(text("session.review.label")).fill("Three of five solved");
  await page.getByRole("button", { name: text("session.review.save") }).click();
  await expect(page.getByText(text("session.review.saved"))).toBeVisible();

  await startAgain(page, 45);
  await expectRunning(page, "Study");
  const [again, first] = await listSessions(mara);
  expect(first).toMatchObject({ status: "completed", note: "Three of five solved" });
  expect(again).toMatchObject({ status: "running", target: "chapter 4 problems", restartOf: null });
});

test("counts a session that is marked unfocused as broken for good", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await open(page);
  await startSession(page, { activity: "Work", minutes: 25 });
  await app.advance({ minutes: 25 });
  await expectCompleted(page, 25);
  await page.getByRole("button", { name: text("session.review.unfocused") }).click();
  await page.getByRole("button", { name: text("session.review.unfocusedConfirm") }).click();
  const title = text("session.ended.unfocused", { minutes: 25 });
  await expect(endedTitle(page, title)).toBeFocused();
  await expect(
    page.getByText(text("session.announcement.unfocused", { activity: "Work" })),
  ).toBeAttached();
  expect(await findLastSession(mara)).toMatchObject({ status: "broken", drifted: true });

  await reload(page);
  await expect(endedTitle(page, title)).toBeVisible();
  await dismissEnded(page);
  await expectStartForm(page);
  await reload(page);
  await expectStartForm(page);
});

test("suggests a shorter length after a broken session, and links the restart to it", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await open(page);
  await startSession(page, { activity: "Study", minutes: 60 });
  await app.advance({ minutes: 47 });
  await breakSession(page, { reason: "tired" });
  await expect(
    endedTitle(page, text("session.ended.broken", { after: 47, minutes: 60 })),
  ).toBeVisible();
  await expect(page.getByText(text("session.ended.kind", { minutes: 45 }))).toBeVisible();
  await expect(
    page.getByRole("button", { name: text("session.ended.try", { minutes: 45 }) }),
  ).toBeVisible();
  const broken = await findLastSession(mara);
  expect(broken).toMatchObject({ status: "broken", breakReason: "tired" });

  await page.getByRole("button", { name: text("session.ended.restart", { minutes: 60 }) }).click();
  await expectRunning(page, "Study");
  const [restarted, original] = await listSessions(mara);
  expect(restarted).toMatchObject({ status: "running", restartOf: broken.id });
  expect(original).toMatchObject({ id: broken.id, status: "broken" });
});

test("keeps the session running when the hold is released early, and offers no pause", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  await startSession(page);
  await endButton(page).hover();
  await page.mouse.down();
  await expect(page.getByText(text("session.end.holding"))).toBeVisible();
  await page.mouse.up();
  await expect(page.getByText(text("session.end.how"))).toBeVisible();
  await expectRunning(page);
  await expect(page.getByRole("main").getByRole("button")).toHaveText([/./]);
});

test("suggests a rest after a session and never counts it", async ({ app, openBrowser }) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await open(page);
  await startSession(page, { activity: "Work", minutes: 25 });
  await app.advance({ minutes: 25 });
  await page
    .getByRole("button", { name: textLike("session.ended.restFor", { minutes: ANY }) })
    .click();
  await expectRunning(page, "Rest");
  await app.advance({ minutes: 5 });
  await expect(endedTitle(page, text("session.ended.rest"))).toBeVisible();
  await dismissEnded(page);
  await expect(
    page
      .getByText(text("home.today.summary", { completed: 1, time: "25 min", broken: 0 }))
      .filter({ visible: true }),
  ).toBeVisible();
});

test("leads back to the room after a session in it", async ({ app, openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await createRoom(page, "Organic Chemistry II", "Mara");
  await openRoomStartForm(page);
  await startSession(page, { activity: "Study", minutes: 25 });
  await app.advance({ minutes: 25 });
  await expectCompleted(page, 25);
  await page
    .getByRole("region", { name: text("session.ended.label"), exact: true })
    .getByRole("link", { name: "Organic Chemistry II" })
    .click();
  await expect(heading(page, "Organic Chemistry II")).toBeVisible();
  await open(page);
  await expectStartForm(page);
});

test("shows that nobody sees the session after leaving its room", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  // When its stream ends, the browser requests the room and gets 404.
  ben.allowErrors(/\b404\b/);
  const { page } = ben;
  await createRoom(mara.page, "Library", "Mara");
  await joinByLink(page, await createInvite(mara.page), "Ben");
  const address = page.url();
  await openRoomStartForm(page);
  await startSession(page, { activity: "Reading" });
  await expect(page.getByText(text("session.visibility.full", { room: "Library" }))).toBeVisible();
  await open(page, address);
  await openSettings(page);
  await page.getByRole("button", { name: text("room.settings.leave"), exact: true }).click();
  await page.getByRole("button", { name: text("room.settings.leaveConfirm") }).click();
  await expect(heading(page, text("rooms.title"))).toBeVisible();
  await open(page);
  await expectRunning(page, "Reading");
  await expect(page.getByText(text("session.visibility.leftRoom"))).toBeVisible();
});
