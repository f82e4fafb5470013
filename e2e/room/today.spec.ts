import { mutate } from "../actions/api";
import { open } from "../actions/open";
import { closeDialog, createRoom, seatRow, shareRoom, timeline } from "../actions/room";
import { expectCompleted, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("adds a completed session to the room's focus time today, unless it is not compared", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, ben, "Library");
  const today = ben.page.getByRole("region", { name: text("room.today.title"), exact: true });
  await expect(today).toContainText(text("room.today.completed", { count: 0 }));
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  await app.advance({ minutes: 25 });
  await expectCompleted(mara.page, 25);
  const duration = text("format.duration.minutes", { minutes: 25 });
  await expect(timeline(ben.page)).toContainText(text("room.today.strip", { duration }));
  await expect(today).toContainText(text("room.today.completed", { count: 1 }));
  await expect(today).toContainText(text("room.today.focusTime.all"));
  await today.getByRole("button", { name: text("timeline.asTable") }).click();
  const row = today.getByRole("row", { name: "Mara" });
  await expect(row).toContainText("Study");
  await expect(row).toContainText(text("timeline.status", { status: "completed" }));

  const roomSlug = new URL(mara.page.url()).pathname.split("/").at(-1);
  await mutate(mara.page, "member.setSharing", { roomSlug, sharing: "presence" });
  await ben.page.reload();
  await expect(today).toContainText(text("room.today.completed", { count: 0 }));
  const counted = { people: 1, memberCount: 2 };
  await expect(today).toContainText(text("room.today.focusTime.some", counted));
  await expect(today.getByRole("button", { name: text("timeline.asTable") })).toBeHidden();
  await mara.page.reload();
  await expect(timeline(mara.page)).toContainText(text("room.today.stripOwn", { duration }));
});

test("shows the viewer as available before their stream is open", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  mara.allowErrors(/ERR_FAILED/);
  await mara.page.route("**/api/live*", (route) => route.abort());
  await createRoom(mara.page, "Library", "Mara");
  await expect(seatRow(mara.page, text("room.you"))).toContainText(text("room.seat.available"));
});

test("opens the room's settings from home to change what the room sees", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara");
  await createRoom(page, "Library", "Mara");
  const { pathname } = new URL(page.url());
  await open(page, `/?room=${pathname.split("/").at(-1)}`);
  await page.getByRole("link", { name: text("home.room.changeLabel") }).click();
  const settings = page.getByRole("dialog", { name: text("room.settings.title") });
  await expect(settings.getByText(text("room.settings.sharing"), { exact: true })).toBeVisible();
  await closeDialog(page);
  await expect(page).toHaveURL(pathname);
  await page.reload();
  await expect(timeline(page)).toBeVisible();
  await expect(settings).toBeHidden();
});
