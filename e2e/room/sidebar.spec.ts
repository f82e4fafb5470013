import { expectNoHorizontalScroll } from "../actions/accessibility";
import { mutate } from "../actions/api";
import { breakSession } from "../actions/end-early";
import { open, reload } from "../actions/open";
import { createRoom, shareRoom } from "../actions/room";
import { startSession } from "../actions/session";
import { NETWORK_ERRORS } from "../fixtures/network-errors";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const LONG = "Thesis writers of the department of organic chemistry";

test("lists the viewer's rooms beside every page, with how many are focusing", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  const { page } = mara;
  await open(page);
  const nav = page.getByRole("navigation", { name: text("shell.nav") });
  await expect(nav.getByRole("link", { name: text("shell.createRoom") })).toHaveCount(0);
  await expect(
    page.getByRole("banner").getByRole("link", { name: text("shell.signIn") }),
  ).toBeVisible();

  await shareRoom(mara, ben, "Library");
  await expect(nav.getByRole("link", { name: "Library" })).toHaveAttribute("aria-current", "page");
  await createRoom(page, LONG);
  await open(ben.page);
  await startSession(ben.page, { activity: "Study", minutes: 25, room: "Library" });
  await open(page, "/dashboard/history");
  const library = nav.getByRole("link", {
    name: text("shell.roomFocusing", { room: "Library", count: 1 }),
  });
  await expect(library).not.toHaveAttribute("aria-current");
  for (let n = 0; n < 20; n++) {
    await mutate(page, "room.create", { name: `Room ${n}`, timeZone: "UTC" });
  }
  await reload(page);
  await expect(nav.getByRole("link", { name: "Room 19" })).toBeAttached();
  await expectNoHorizontalScroll(page, "a long room name and many rooms");
  await expect(page.getByRole("button", { name: text("shell.shortcuts.title") })).toBeInViewport();
  await library.click();
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
});

test("shows the live count of the open room, and reads the list again after an own start", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  const { page } = mara;
  await shareRoom(mara, ben, "Library");
  let isListRead = false;
  // The live count needs no answer of the list that is read now and then.
  await page.route(/room\.list/, async (route) => {
    isListRead = true;
    await route.abort("internetdisconnected");
  });
  mara.allowErrors(NETWORK_ERRORS);
  const nav = page.getByRole("navigation", { name: text("shell.nav") });
  const focusing = (count: number) =>
    nav.getByRole("link", { name: text("shell.roomFocusing", { room: "Library", count }) });
  await startSession(ben.page, { activity: "Study", minutes: 25 });
  await expect(page.getByText(text("room.focusing", { count: 1 }))).toBeVisible();
  await expect(focusing(1)).toBeVisible();
  await startSession(page, { activity: "Study", minutes: 45 });
  await expect(focusing(2)).toBeVisible();
  await expect.poll(() => isListRead).toBe(true);
  await page.unroute(/room\.list/);
  await breakSession(ben.page);
  await expect(focusing(1)).toBeVisible();
});
