import type { Locator } from "@playwright/test";
import { joinGroup, ONE_HOUR_AHEAD, openOwnRoom, schedule } from "../actions/group-session";
import { seatRow, shareRoom, timeline } from "../actions/room";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

/** The tests begin at 13:00 one hour ahead of UTC. */
const AT = "13:10";

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

/** The pixels from the end of one element to the start of the next. */
async function gapBetween(first: Locator, second: Locator): Promise<number> {
  const [near, later] = await Promise.all([first.boundingBox(), second.boundingBox()]);
  return near && later ? later.x - near.x - near.width : Number.NEGATIVE_INFINITY;
}
