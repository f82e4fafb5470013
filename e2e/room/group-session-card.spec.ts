import type { Page } from "@playwright/test";
import { NetworkProxy } from "../../server/testing/network-proxy";
import { mutateAs } from "../actions/api";
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
import { createRoom, shareRoom } from "../actions/room";
import { expectRunning, startSession } from "../actions/session";
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
