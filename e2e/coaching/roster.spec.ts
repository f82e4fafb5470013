import {
  columnLink,
  gatherRoom,
  openMember,
  openRoster,
  ROOM,
  register,
  rosterNames,
  rosterRow,
  seeMember,
} from "../actions/coach";
import { tabTo } from "../actions/keyboard";
import { open } from "../actions/open";
import { live } from "../actions/past";
import { goStartInRoom, joinOnPage, makeInvite, sitTogether } from "../actions/room";
import { seeCompleted, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const TARGET = "chapter 4 problems";

test("a coached member reads what the coach will see before sitting down, and keeps a session that stands in the register", async ({
  app,
  browserOf,
}) => {
  const olga = await browserOf("Olga");
  const carl = await browserOf("Carl");
  const mara = await browserOf("Mara");
  await sitTogether(olga, carl, ROOM, { role: "coach" });
  const link = await makeInvite(olga.page, { role: "coached" });
  await open(mara.page, link);
  for (const words of [
    text("coach.invite.title", { count: 1, names: "Carl" }),
    text("coach.invite.sees", { room: ROOM }),
    text("coach.invite.hidden"),
  ]) {
    await expect(mara.page.getByText(words)).toBeVisible();
  }
  await joinOnPage(mara.page, link, "Mara");
  await goStartInRoom(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25, target: TARGET });
  await app.pass({ minutes: 25 });
  await seeCompleted(mara.page, 25);

  await openRoster(carl.page);
  const row = rosterRow(carl.page, "Mara");
  const days = { kept: 1, broken_only: 0, rest: 0, missed: 0, before: 27 };
  await expect(row.getByRole("img", { name: text("coach.register.strip", days) })).toBeVisible();
  await expect(row.getByRole("cell").first(), "the streak").toHaveText("1");
  await expect(row).toContainText("25 min");
  await expect(row).toContainText(/0\smin\s(by\s\w{3}\s)?last\sweek/);
  await expect(row).toContainText("100%");
  await openMember(carl.page, "Mara");
  const main = carl.page.getByRole("main");
  await expect(main).toContainText(text("coach.member.looks", { name: "Mara" }));
  await expect(main).toContainText("Study");
  await expect(main).not.toContainText(TARGET);
});

test("a register is sorted, filtered and searched without a pointer, and a row opens", async ({
  app,
  browserOf,
}) => {
  const [olga, carl, mara, ben] = [
    await browserOf("Olga"),
    await browserOf("Carl"),
    await browserOf("Mara"),
    await browserOf("Ben"),
  ];
  const { page } = carl;
  const { keyboard } = page;
  const { path, room } = await gatherRoom({ owner: olga, coach: carl, coached: [mara, ben] });
  await live(app, ben, [
    { activity: "Work", minutes: 90, room },
    { activity: "Work", minutes: 25, brokenAt: 5, room },
  ]);
  await app.passToNoon();
  await live(app, mara, [{ activity: "Study", minutes: 25, room }]);
  await live(app, ben, [{ activity: "Work", minutes: 45, brokenAt: 3, room }]);
  await open(page, `${path}/coach`);

  await tabTo(page, columnLink(page, "kept"));
  await keyboard.press("Enter");
  expect(await rosterNames(page)).toEqual(["Mara", "Ben"]);
  await expect(page).toHaveURL(/sort=kept/);
  await keyboard.press("Enter");
  expect(await rosterNames(page), "turned around").toEqual(["Ben", "Mara"]);
  await expect(columnLink(page, "kept")).toBeFocused();
  await columnLink(page, "name").click();
  expect(await rosterNames(page)).toEqual(["Ben", "Mara"]);

  const name = page.getByRole("searchbox", { name: text("coach.register.filter.name") });
  await name.focus();
  await keyboard.type("mA");
  expect(await rosterNames(page)).toEqual(["Mara"]);
  await expect(page.getByText(text("coach.register.shown", { shown: 1, all: 2 }))).toBeVisible();
  await keyboard.press("ArrowDown");
  await expect(register(page).getByRole("link", { name: "Mara", exact: true })).toBeFocused();
  await name.focus();
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("nobody");
  await expect(page.getByText(text("coach.register.noneFits.title"))).toBeVisible();
  await keyboard.press("ControlOrMeta+a");
  await keyboard.press("Delete");
  const first = register(page).getByRole("link", { name: "Ben", exact: true });
  await tabTo(page, first);
  await keyboard.press("ArrowDown");
  await expect(register(page).getByRole("link", { name: "Mara", exact: true })).toBeFocused();
  await keyboard.press("Enter");
  await seeMember(page, "Mara");
  await expect(page, "the register's order has an address").toHaveURL(/\/coach\/[0-9a-f-]+$/);
  await page.goBack();
  await expect(page).toHaveURL(/sort=name/);

  const flags = page.getByRole("combobox", { name: text("coach.register.filter.flag") });
  await flags.selectOption("any");
  await expect(page.getByText(text("coach.register.noneFits.title"))).toBeVisible();
  await app.pass({ minutes: 5 * 24 * 60 });
  await open(page, `${path}/coach?flag=silent`);
  expect((await rosterNames(page)).sort()).toEqual(["Ben", "Mara"]);
});
