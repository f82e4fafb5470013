import type { Locator, Page } from "@playwright/test";
import { NetworkProxy } from "../../server/testing/network-proxy";
import { expectAccessible } from "../actions/accessibility";
import { mutateAs, queryAs } from "../actions/api";
import {
  advanceToStart,
  groupCard,
  homeCard,
  joinedCount,
  joinGroup,
  joinGroupButton,
  ONE_HOUR_AHEAD,
  openOwnRoom,
  roomSlug,
  schedule,
} from "../actions/group-session";
import { tabTo } from "../actions/keyboard";
import { open, waitUntilInteractive } from "../actions/open";
import { recordSessions } from "../actions/record-sessions";
import {
  closeDialog,
  createInvite,
  createRoom,
  joinByLink,
  openSettings,
  seatRow,
  shareRoom,
  timeline,
} from "../actions/room";
import { dismissEnded, expectRunning, startSession } from "../actions/session";
import { NETWORK_ERRORS } from "../fixtures/network-errors";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

/** The tests begin at 13:00 one hour ahead of UTC. */
const AT = "13:10";

test("joins and leaves by keyboard alone, and keeps the focus", async ({ openBrowser }) => {
  const { page } = await openOwnRoom(await openBrowser("Mara", ONE_HOUR_AHEAD));
  await tabTo(page, joinGroupButton(page, AT));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await tabTo(page, dialog.getByLabel(text("groupSession.join.target")));
  await page.keyboard.type("chapter 4");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const leave = groupCard(page).getByRole("button", {
    name: text("groupSession.upcoming.leaveNamed", { time: AT }),
  });
  await expect(leave).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(joinGroupButton(page, AT)).toBeFocused();
});

test("a phone shows the next near the top of its room, joins it from home, and is started there", async ({
  app,
  openBrowser,
}) => {
  const phone = { ...ONE_HOUR_AHEAD, viewport: { width: 390, height: 844 }, isTouch: true };
  const mara = await openOwnRoom(await openBrowser("Mara", phone));
  const { page } = mara;
  const room = roomSlug(page);
  const title = text("groupSession.next.title", { time: AT });
  await expect(page.getByText(title, { exact: true })).toBeInViewport();
  await open(page, "/");
  const card = homeCard(page, AT);
  await expect(card.getByRole("link", { name: "Library" })).toBeVisible();
  await card.getByRole("button", { name: text("groupSession.join.title", { time: AT }) }).tap();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: text("groupSession.join.open", { time: AT }), exact: true })
    .tap();
  await expect(card.getByText(text("groupSession.join.done"))).toBeVisible();
  await advanceToStart(app, mara, -4);
  await open(page, `/rooms/${room}`);
  const reminder = page.getByRole("status").filter({
    hasText: text("groupSession.upcoming.reminder", { room: "Library", time: AT }),
  });
  await expect(reminder).toBeVisible();
  const invite = page.getByRole("button", { name: text("room.invite"), exact: true });
  const [above, below] = [await reminder.boundingBox(), await invite.boundingBox()];
  if (!above || !below) throw new Error("the reminder or the button is not shown");
  expect(above.y + above.height, "the end of the reminder").toBeLessThanOrEqual(below.y);
  await open(page, "/");
  await advanceToStart(app, mara);
  await expectRunning(page);
  await expect(card).toBeHidden();
});

test("on a phone, a room's first paint has a place for the next, so that the timeline never moves", async ({
  openBrowser,
}) => {
  const phone = { ...ONE_HOUR_AHEAD, viewport: { width: 390, height: 844 }, isTouch: true };
  const { page } = await openOwnRoom(await openBrowser("Mara", phone));
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", (route) => released.then(() => route.continue()));
  await page.addInitScript(recordTops, text("room.timeline"));
  await page.goto(page.url(), { waitUntil: "commit" });
  await expect.poll(() => readTops(page), "drawn as the server sent it").toHaveLength(1);
  release();
  await waitUntilInteractive(page);
  const title = text("groupSession.next.title", { time: AT });
  await expect(page.getByText(title, { exact: true })).toBeInViewport();
  await expect(joinGroupButton(page, AT)).toBeVisible();
  expect(await readTops(page)).toHaveLength(1);
});

test("home shows no group session to a person without one, and none while a session runs", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  await createRoom(mara.page, "Library", "Mara");
  const room = mara.page.url();
  await open(mara.page, "/");
  await expect(mara.page.getByText(text("home.focusing.title"))).toBeVisible();
  await expect(homeCard(mara.page, AT)).toBeHidden();
  await open(mara.page, room);
  await schedule(mara);
  await open(mara.page, "/");
  await expect(homeCard(mara.page, AT)).toBeVisible();
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  await expect(homeCard(mara.page, AT)).toBeHidden();
});

test("draws the post on the timeline with what the members who joined plan", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  const ben = await openBrowser("Ben", ONE_HOUR_AHEAD);
  await shareRoom(mara, ben, "Library");
  await schedule(mara, { title: "Chapter 4" });
  await joinGroup(mara.page, AT);
  const post = timeline(ben.page)
    .getByRole("listitem")
    .filter({ hasText: new RegExp(`^${text("groupSession.next.title", { time: AT })}`) });
  await expect(post).toContainText("Chapter 4");
  await expect(post).toContainText(text("groupSession.joinedNames", { names: "Mara" }));
  const planned = text("groupSession.joinedAt", { time: AT });
  await expect(seatRow(ben.page, "Mara").getByText(planned)).toBeAttached();

  await timeline(ben.page)
    .getByRole("button", { name: text("groupSession.join.title", { time: AT }) })
    .click();
  await ben.page
    .getByRole("dialog")
    .getByRole("button", { name: text("groupSession.join.open", { time: AT }), exact: true })
    .click();
  await expect(post).toContainText(text("groupSession.joinedNames", { names: "Mara, Ben" }));
});

test("a small room shows when its members complete sessions, and schedules that time", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  const ben = await openBrowser("Ben", ONE_HOUR_AHEAD);
  await shareRoom(mara, ben, "Library");
  const { page } = mara;
  const room = roomSlug(page);
  const session = { activity: "Study", minutes: 5, room };
  const card = page.getByRole("region", { name: text("groupSession.together.title") });
  await expect(groupCard(page)).toBeVisible();
  await expect(card).toBeHidden();
  // From 13:00 to 13:32 for both.
  await recordSessions(app, ben, [session, session, session]);
  await recordSessions(app, mara, [session, session, session, { ...session, brokenAt: 2 }]);
  await open(page, `/rooms/${room}`);
  await expect(card).toContainText(text("groupSession.together.hours", { from: 13, to: 15 }));
  const reason = { completed: 6, ended: 7, people: 2 };
  await expect(card).toContainText(text("groupSession.together.reason", reason));
  const bar = card.getByRole("listitem").filter({
    hasText: text("groupSession.together.bar", { time: "13:00", count: 6 }),
  });
  await expect(bar).toHaveCount(1);
  await expectAccessible(page, "a small room with a good time together");
  const cleo = await openBrowser("Cleo", { timeZone: "UTC" });
  await joinByLink(cleo.page, await createInvite(page), "Cleo");
  const hers = cleo.page.getByRole("region", { name: text("groupSession.together.title") });
  await expect(hers).toContainText(text("groupSession.together.hours", { from: 13, to: 15 }));
  const yours = text("groupSession.together.yours", { from: "12:00", to: "14:00" });
  await expect(hers).toContainText(yours);
  await expect(card).not.toContainText(yours);

  const time = "13:00";
  await card
    .getByRole("button", { name: text("groupSession.together.schedule", { time }) })
    .click();
  const dialog = page.getByRole("dialog", { name: text("groupSession.form.title") });
  await expect(dialog.getByLabel(text("groupSession.form.weekly"))).toBeChecked();
  await expect(dialog.getByLabel(text("groupSession.form.time"))).toHaveValue(time);
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(5);
  await dialog.getByRole("button", { name: text("groupSession.form.submit") }).click();
  const joinTitle = text("groupSession.join.title", { time });
  await expect(page.getByRole("dialog", { name: joinTitle })).toBeVisible();
  await closeDialog(page);
  await expect(card).toContainText(text("groupSession.together.scheduled", { time }));

  await dismissEnded(page);
  await startSession(page, { activity: "Study", minutes: 25 });
  await expect(card).toBeHidden();
});

test("changes and cancels a group session from its menu", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  const ben = await openBrowser("Ben", ONE_HOUR_AHEAD);
  await shareRoom(mara, ben, "Library");
  await schedule(mara, { minutes: 50 });
  await joinGroup(mara.page, AT);
  await expect(joinedCount(ben.page, 1)).toBeVisible();
  await expect(moreButton(ben.page, AT)).toBeHidden();

  // A new title keeps the join; a new time ends it.
  const dialog = await openEdit(mara.page, AT);
  await dialog.getByLabel(text("groupSession.form.name")).fill("Chapter 5");
  await dialog.getByRole("button", { name: text("groupSession.form.save") }).click();
  await expect(groupCard(ben.page).getByText("Chapter 5")).toBeVisible();
  await expect(joinedCount(ben.page, 1)).toBeVisible();

  await openEdit(mara.page, AT);
  await dialog.getByLabel(text("groupSession.form.time")).fill("14:30");
  await expect(dialog.getByText(text("groupSession.form.endsJoins"))).toBeVisible();
  await dialog.getByRole("button", { name: text("groupSession.form.save") }).click();
  // Mara's join ended too: she is asked again.
  const joinTitle = text("groupSession.join.title", { time: "14:30" });
  await expect(mara.page.getByRole("dialog", { name: joinTitle })).toBeVisible();
  await closeDialog(mara.page);
  await expect(joinGroupButton(ben.page, "14:30")).toBeVisible();
  await expect(joinedCount(ben.page, 0)).toBeVisible();
  await expect(groupCard(ben.page).getByText("50 min", { exact: false })).toBeVisible();

  await moreButton(mara.page, "14:30").click();
  await mara.page.getByRole("menuitem", { name: text("groupSession.cancel.once") }).click();
  await groupCard(mara.page)
    .getByRole("button", { name: text("groupSession.cancel.confirm") })
    .click();
  await expect(groupCard(ben.page).getByText(text("groupSession.empty"))).toBeVisible();
});

test("an owner keeps scheduling to owners", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  const ben = await openBrowser("Ben", ONE_HOUR_AHEAD);
  await shareRoom(mara, ben, "Library");
  const scheduleButton = groupCard(ben.page).getByRole("button", {
    name: text("groupSession.schedule"),
  });
  await expect(scheduleButton).toBeVisible();
  await openSettings(mara.page);
  await mara.page.getByLabel(text("room.settings.membersSchedule")).uncheck();
  await expect
    .poll(async () => {
      const room = { slug: roomSlug(ben.page) };
      return (await queryAs<{ membersSchedule: boolean }>(ben, "room.get", room)).membersSchedule;
    })
    .toBe(false);
  await open(ben.page, new URL(ben.page.url()).pathname);
  await expect(groupCard(ben.page).getByText(text("groupSession.noneAhead"))).toBeVisible();
  await expect(scheduleButton).toBeHidden();
});

test("the card catches up on a change that the stream missed", async ({ app, openBrowser }) => {
  const network = await NetworkProxy.open(app.port);
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  const ben = await openBrowser("Ben", { ...ONE_HOUR_AHEAD, url: network.url });
  ben.allowErrors(NETWORK_ERRORS);
  await shareRoom(mara, ben, "Library");
  const { id } = await schedule(mara, { title: "Chapter 4" });
  await expect(groupCard(ben.page).getByText("Chapter 4")).toBeVisible();

  network.disconnect();
  await ben.context.setOffline(true);
  await expect(ben.page.getByText(text("live.offline"))).toBeVisible();
  await mutateAs(mara, "groupSession.update", { id, title: "Chapter 5" });
  await joinGroup(mara.page, AT);

  network.reconnect();
  await ben.context.setOffline(false);
  await expect(groupCard(ben.page).getByText("Chapter 5")).toBeVisible();
  await expect(joinedCount(ben.page, 1)).toBeVisible();
  network.close();
});

const moreButton = (page: Page, time: string) =>
  groupCard(page).getByRole("button", { name: text("groupSession.more", { time }) });

async function openEdit(page: Page, time: string) {
  await moreButton(page, time).click();
  await page.getByRole("menuitem", { name: text("groupSession.edit"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: text("groupSession.form.editTitle") });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Records each distance of the labelled region from the top of the page, frame by frame. */
function recordTops(label: string): void {
  const tops = new Set<number>();
  Object.assign(window, { tops });
  requestAnimationFrame(function record() {
    const region = document.querySelector(`[aria-label="${label}"]`);
    if (region) tops.add(region.getBoundingClientRect().top + scrollY);
    requestAnimationFrame(record);
  });
}

const readTops = (page: Page) =>
  page.evaluate(() => [...(window as unknown as { tops: Set<number> }).tops]);

/** The pixels from the end of one element to the start of the next. */
async function gapBetween(first: Locator, second: Locator): Promise<number> {
  const [near, later] = await Promise.all([first.boundingBox(), second.boundingBox()]);
  return near && later ? later.x - near.x - near.width : Number.NEGATIVE_INFINITY;
}

test("labels the nearest of two group sessions that are close together, and covers neither", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  const { page } = mara;
  await openOwnRoom(mara);
  await schedule(mara, { inMinutes: 13, minutes: 25 });
  const label = (time: string) =>
    timeline(page).locator("p[aria-hidden]").filter({ hasText: time }).filter({ visible: true });
  for (const width of [1000, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(label("13:10")).toBeInViewport({ ratio: 1 });
    // A resized timeline is drawn again a little later.
    await expect.poll(() => gapBetween(label("13:10"), label("13:13"))).toBeGreaterThanOrEqual(0);
  }
});
