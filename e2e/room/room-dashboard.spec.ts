import type { Page } from "@playwright/test";
import { mutateAs } from "../actions/api";
import { readTable, section } from "../actions/dashboard";
import { parseCsv, saveCsv } from "../actions/download";
import { open, reload } from "../actions/open";
import { recordSessions } from "../actions/record-sessions";
import { createInvite, createRoom, joinByLink } from "../actions/room";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const YOU = text("room.you");
const TOGETHER = text("roomDashboard.members.total");
const members = (page: Page) => section(page, text("roomDashboard.members.title"));
const activities = (page: Page) => section(page, text("roomDashboard.activities.title"));
const days = (page: Page) => section(page, text("roomDashboard.days.title"));
const share = (person: Person, roomSlug: string, sharing: string) =>
  mutateAs(person, "member.setSharing", { roomSlug, sharing });

/** Joins or leaves the comparison. */
async function changeComparison(page: Page, action: "leave" | "join"): Promise<void> {
  await page.getByRole("button", { name: text(`roomDashboard.comparison.${action}`) }).click();
  const other = text(`roomDashboard.comparison.${action === "leave" ? "join" : "leave"}`);
  // The choice shows at once; the button is enabled again when the figures show it too.
  await expect(page.getByRole("button", { name: other })).toHaveAttribute("aria-disabled", "false");
}

test("compares members by sessions in the room, and drops those who leave the comparison", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await createRoom(mara.page, "Library", "Mara");
  const slug = new URL(mara.page.url()).pathname.split("/").at(-1) ?? "";
  await joinByLink(ben.page, await createInvite(mara.page), "Ben");
  await app.advanceToNoon({ weekday: 3 });
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 45, room: slug },
    { activity: "Work", minutes: 25, brokenAt: 5, room: slug },
    { activity: "Reading", minutes: 60 },
  ]);
  await recordSessions(app, ben, [
    { activity: "Work", minutes: 90, room: slug },
    { activity: "Work", minutes: 15, room: slug },
  ]);
  await open(mara.page, `/rooms/${slug}/dashboard`);
  await open(ben.page, `/rooms/${slug}/dashboard`);
  const both = [TOGETHER, "3", "1", "2 h 30 min", "75%"];
  const [ofMara, ofBen] = [
    ["1", "1", "45 min", "50%"],
    ["2", "0", "1 h 45 min", "100%"],
  ];
  await expect
    .poll(() => readTable(members(mara.page)))
    .toEqual([[YOU, ...ofMara], ["Ben", ...ofBen], both]);
  await expect
    .poll(() => readTable(members(ben.page)))
    .toEqual([[YOU, ...ofBen], ["Mara", ...ofMara], both]);
  await expect(mara.page.getByRole("main")).not.toContainText("Reading");
  const dayRows = await readTable(days(mara.page));
  expect(dayRows.filter(([, completed]) => completed !== "0")).toEqual([
    [expect.any(String), "3", "1", "2 h 30 min", `${YOU} 45 min, Ben 1 h 45 min`],
  ]);
  const saved = parseCsv((await saveCsv(mara.page, members(mara.page))).content);
  expect(saved.map(({ completed }) => completed)).toEqual(["1", "2"]);

  await expect
    .poll(() => readTable(activities(mara.page)))
    .toContainEqual(["Ben", "Work", "2", "0", "1 h 45 min"]);
  const alone = [
    [YOU, ...ofMara],
    [TOGETHER, ...ofMara],
  ];
  // Members who share only their presence are not compared.
  await share(ben, slug, "presence");
  await reload(mara.page);
  await expect.poll(() => readTable(members(mara.page))).toEqual(alone);
  await reload(ben.page);
  await expect(ben.page.getByText(text("roomDashboard.comparison.presence"))).toBeVisible();
  await expect(activities(ben.page)).not.toContainText("Study");
  await share(ben, slug, "full");
  await reload(ben.page);

  await changeComparison(ben.page, "leave");
  await expect
    .poll(() => readTable(members(ben.page)))
    .toEqual([
      [YOU, ...ofBen],
      [TOGETHER, ...ofBen],
    ]);
  await reload(mara.page);
  await expect.poll(() => readTable(members(mara.page))).toEqual(alone);
  await expect(mara.page.getByRole("main")).not.toContainText("Ben");
  await changeComparison(ben.page, "join");
  await reload(mara.page);
  expect((await readTable(members(mara.page))).at(-1)).toEqual(both);
});

test("leaves the coach out of the comparison and links to the roster", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const carl = await openBrowser("Carl");
  await createRoom(mara.page, "Library", "Mara");
  const slug = new URL(mara.page.url()).pathname.split("/").at(-1) ?? "";
  await joinByLink(carl.page, await createInvite(mara.page, { role: "coach" }), "Carl");
  await app.advanceToNoon({ weekday: 3 });
  await recordSessions(app, mara, [{ activity: "Study", minutes: 45, room: slug }]);
  await open(carl.page, `/rooms/${slug}/dashboard`);
  const main = carl.page.getByRole("main");
  await expect(main).toContainText(text("roomDashboard.comparison.coach"));
  await expect(main).not.toContainText("Mara");
  await expect(main.getByRole("table")).toHaveCount(0);
  await open(mara.page, `/rooms/${slug}/dashboard`);
  await expect(mara.page.getByRole("main")).not.toContainText("Carl");
  await main.getByRole("link", { name: text("roomDashboard.comparison.openCoaching") }).click();
  const emptyRoster = carl.page.getByText(text("coaching.roster.empty.title"));
  await expect(emptyRoster).toBeVisible();
});

test("says that a room has no ended sessions, and hides its dashboard from strangers", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const stranger = await openBrowser("stranger");
  await createRoom(mara.page, "Library", "Mara");
  const path = `${new URL(mara.page.url()).pathname}/dashboard`;
  await open(mara.page, path);
  await expect(
    mara.page.getByText(text("roomDashboard.empty.title", { isCoachingRoom: "no" })),
  ).toBeVisible();
  await expect(mara.page.getByRole("table")).toHaveCount(0);
  await open(stranger.page, path);
  await expect(stranger.page.getByText(text("room.noAccess.title"))).toBeVisible();
});
