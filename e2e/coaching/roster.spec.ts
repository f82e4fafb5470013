import { setTimeout } from "node:timers/promises";
import {
  columnLink,
  createCoachedRoom,
  expectMemberPage,
  openMember,
  openRoster,
  ROOM,
  rosterNames,
  rosterRow,
  rosterTable,
  stopSharing,
} from "../actions/coach";
import { tabTo } from "../actions/keyboard";
import { open } from "../actions/open";
import { recordSessions } from "../actions/record-sessions";
import { createInvite, joinOnPage, openRoomStartForm, shareRoom } from "../actions/room";
import { expectCompleted, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const TARGET = "chapter 4 problems";

test("tells an invited member what the coach will see, and lists their session in the roster", async ({
  app,
  openBrowser,
}) => {
  const olga = await openBrowser("Olga");
  const carl = await openBrowser("Carl");
  const mara = await openBrowser("Mara");
  await shareRoom(olga, carl, ROOM, { role: "coach" });
  const link = await createInvite(olga.page, { role: "coached" });
  await open(mara.page, link);
  for (const label of [
    text("coaching.invite.title", { count: 1, names: "Carl" }),
    text("coaching.invite.sees", { room: ROOM }),
    text("coaching.invite.hidden"),
  ]) {
    await expect(mara.page.getByText(label)).toBeVisible();
  }
  await joinOnPage(mara.page, link, "Mara");
  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25, target: TARGET });
  await app.advance({ minutes: 25 });
  await expectCompleted(mara.page, 25);

  await openRoster(carl.page);
  const row = rosterRow(carl.page, "Mara");
  const days = { kept: 1, broken_only: 0, rest: 0, missed: 0, before: 27 };
  await expect(
    row.getByRole("img", { name: text("coaching.roster.last28Days", days) }),
  ).toBeVisible();
  await expect(row.getByRole("cell").nth(1), "the streak").toHaveText("1");
  await expect(row).toContainText("25 min");
  await expect(row).toContainText(/0\smin\s(by\s\w{3}\s)?last\sweek/);
  await expect(row).toContainText("100%");
  await openMember(carl.page, "Mara");
  const main = carl.page.getByRole("main");
  await expect(main).toContainText(text("coaching.member.logged", { name: "Mara" }));
  await expect(main).toContainText("Study");
  await expect(main).not.toContainText(TARGET);
});

test("sorts, filters, searches and opens the roster by keyboard", async ({ app, openBrowser }) => {
  const [olga, carl, mara, ben] = [
    await openBrowser("Olga"),
    await openBrowser("Carl"),
    await openBrowser("Mara"),
    await openBrowser("Ben"),
  ];
  const { page } = carl;
  const { keyboard } = page;
  const { path, room } = await createCoachedRoom({
    owner: olga,
    coach: carl,
    coached: [mara, ben],
  });
  await recordSessions(app, ben, [
    { activity: "Work", minutes: 90, room },
    { activity: "Work", minutes: 25, brokenAt: 5, room },
  ]);
  await app.advanceToNoon();
  await recordSessions(app, mara, [{ activity: "Study", minutes: 25, room }]);
  await recordSessions(app, ben, [{ activity: "Work", minutes: 45, brokenAt: 3, room }]);
  await open(page, `${path}/coach`);

  await tabTo(page, columnLink(page, "kept"));
  await keyboard.press("Enter");
  await expect.poll(() => rosterNames(page)).toEqual(["Mara", "Ben"]);
  await expect(page).toHaveURL(/sort=kept/);
  await keyboard.press("Enter");
  await expect.poll(() => rosterNames(page), "reversed").toEqual(["Ben", "Mara"]);
  await expect(columnLink(page, "kept")).toBeFocused();
  await columnLink(page, "name").click();
  await expect.poll(() => rosterNames(page)).toEqual(["Ben", "Mara"]);

  const name = page.getByRole("searchbox", { name: text("coaching.roster.filter.name") });
  await name.focus();
  await keyboard.type("mA");
  await expect.poll(() => rosterNames(page)).toEqual(["Mara"]);
  await expect(page.getByText(text("coaching.roster.shown", { shown: 1, all: 2 }))).toBeVisible();
  await keyboard.press("ArrowDown");
  await expect(rosterTable(page).getByRole("link", { name: "Mara", exact: true })).toBeFocused();
  await name.focus();
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("nobody");
  await expect(page.getByText(text("coaching.roster.noMatch.title"))).toBeVisible();
  await keyboard.press("ControlOrMeta+a");
  await keyboard.press("Delete");
  const first = rosterTable(page).getByRole("link", { name: "Ben", exact: true });
  await tabTo(page, first);
  await keyboard.press("ArrowDown");
  await expect(rosterTable(page).getByRole("link", { name: "Mara", exact: true })).toBeFocused();
  await keyboard.press("Enter");
  await expectMemberPage(page, "Mara");
  await expect(page, "the member's page has an address").toHaveURL(/\/coach\/[0-9a-f-]+$/);
  await page.goBack();
  await expect(page).toHaveURL(/sort=name/);
  await expect(
    rosterTable(page).locator('[data-column="name"]'),
    "still sorted by name",
  ).toHaveAttribute("aria-sort", "ascending");
  await expect(page).toHaveURL(/sort=name/);

  await page.route("**/coach/*", async (route) => {
    await setTimeout(500);
    await route.continue();
  });
  await name.fill("m");
  await rosterTable(page).getByRole("link", { name: "Mara", exact: true }).click();
  await expectMemberPage(page, "Mara");
  await page.goBack();
  await expect(page, "saved before the member was opened").toHaveURL(/name=m/);
  await expect(name).toHaveValue("m");
  await name.fill("");

  const flags = page.getByRole("combobox", { name: text("coaching.roster.filter.flag") });
  await flags.selectOption("any");
  await expect(page.getByText(text("coaching.roster.noMatch.title"))).toBeVisible();
  await app.advance({ minutes: 5 * 24 * 60 });
  await open(page, `${path}/coach?flag=silent`);
  await expect.poll(async () => (await rosterNames(page)).sort()).toEqual(["Ben", "Mara"]);

  await name.fill("a");
  await expect(page).toHaveURL(/name=a/);
  await expect.poll(() => rosterNames(page)).toEqual(["Mara"]);
  await stopSharing(mara.page, "Carl");
  await expect.poll(() => rosterNames(page), "a refresh without Mara").toEqual([]);
  await expect(page, "kept across a refresh").toHaveURL(/name=a/);
});

test("keeps the page and its filter when several refreshes are requested at once after Back", async ({
  app,
  openBrowser,
}) => {
  const olga = await openBrowser("Olga");
  const carl = await openBrowser("Carl");
  const mara = await openBrowser("Mara");
  const jonas = await openBrowser("Jonas");
  const { page } = carl;
  const { path } = await createCoachedRoom({
    owner: olga,
    coach: carl,
    coached: [mara, jonas],
  });
  await open(page, `${path}/coach`);
  const name = page.getByRole("searchbox", { name: text("coaching.roster.filter.name") });
  await name.fill("a");
  await expect(page).toHaveURL(/name=a/);
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await openMember(page, "Jonas");
  await app.advance({ minutes: 1 });

  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/coach?*", (route) => released.then(() => route.continue()));
  const requested = page.waitForRequest("**/coach?*");
  await page.goBack();
  await requested;
  await stopSharing(mara.page, "Carl");
  // A later timer of the page ends after the one that gathers the events of a return.
  await page.evaluate(() => {
    dispatchEvent(new Event("focus"));
    return new Promise((resolve) => window.setTimeout(resolve, 500));
  });
  release();
  await expect.poll(() => rosterNames(page)).toEqual(["Jonas"]);
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
  await expect(name).toHaveValue("a");
});
