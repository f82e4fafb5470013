import type { Page } from "@playwright/test";
import { tell } from "../actions/api";
import { readTable, section } from "../actions/dashboard";
import { rowsOf, save } from "../actions/download";
import { open, reload } from "../actions/open";
import { live } from "../actions/past";
import { createRoom, joinByLink, makeInvite } from "../actions/room";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const YOU = text("room.you");
const TOGETHER = text("roomDashboard.members.together");
const members = (page: Page) => section(page, text("roomDashboard.members.title"));
const activities = (page: Page) => section(page, text("roomDashboard.activities.title"));
const ofDays = (page: Page) => section(page, text("roomDashboard.days.title"));
const share = (person: Person, roomSlug: string, sharing: string) =>
  tell(person, "member.setSharing", { roomSlug, sharing });

/** Changes over between taking part in the comparison and not. */
async function press(page: Page, what: "leave" | "join"): Promise<void> {
  await page.getByRole("button", { name: text(`roomDashboard.comparison.${what}`) }).click();
  const other = text(`roomDashboard.comparison.${what === "leave" ? "join" : "leave"}`);
  await expect(page.getByRole("button", { name: other })).toBeVisible();
}

test("a room compares what was run in it, reciprocally, and who leaves vanishes from the sums", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  await createRoom(mara.page, "Library", "Mara");
  const slug = new URL(mara.page.url()).pathname.split("/").at(-1) ?? "";
  await joinByLink(ben.page, await makeInvite(mara.page), "Ben");
  await app.passToNoon({ weekday: 3 });
  await live(app, mara, [
    { activity: "Study", minutes: 45, room: slug },
    { activity: "Work", minutes: 25, brokenAt: 5, room: slug },
    { activity: "Reading", minutes: 60 },
  ]);
  await live(app, ben, [
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
  expect(await readTable(members(mara.page))).toEqual([[YOU, ...ofMara], ["Ben", ...ofBen], both]);
  expect(await readTable(members(ben.page))).toEqual([[YOU, ...ofBen], ["Mara", ...ofMara], both]);
  await expect(mara.page.getByRole("main")).not.toContainText("Reading");
  const days = await readTable(ofDays(mara.page));
  expect(days.filter(([, completed]) => completed !== "0")).toEqual([
    [expect.any(String), "3", "1", "2 h 30 min", `${YOU} 45 min, Ben 1 h 45 min`],
  ]);
  const link = members(mara.page).getByRole("link", { name: /CSV/ });
  const saved = rowsOf((await save(mara.page, link)).content);
  expect(saved.map(({ completed }) => completed)).toEqual(["1", "2"]);

  // What sessions are for is seen by those who say it themselves.
  expect(await readTable(activities(mara.page))).toContainEqual([
    "Ben",
    "Work",
    "2",
    "0",
    "1 h 45 min",
  ]);
  await share(ben, slug, "presence");
  await reload(mara.page);
  await expect(activities(mara.page)).toContainText("1 h 45 min, activity not shared");
  await expect(activities(mara.page)).not.toContainText("Ben Work");
  await reload(ben.page);
  await expect(activities(ben.page)).toContainText(text("roomDashboard.activities.hidden"));
  await expect(activities(ben.page)).not.toContainText("Study");

  await press(ben.page, "leave");
  expect(await readTable(members(ben.page))).toEqual([
    [YOU, ...ofBen],
    [TOGETHER, ...ofBen],
  ]);
  await reload(mara.page);
  const alone = [
    [YOU, ...ofMara],
    [TOGETHER, ...ofMara],
  ];
  expect(await readTable(members(mara.page))).toEqual(alone);
  await expect(mara.page.getByRole("main")).not.toContainText("Ben");
  await press(ben.page, "join");
  await reload(mara.page);
  expect((await readTable(members(mara.page))).at(-1)).toEqual(both);
});

test("a coach stands outside the comparison and is led to the register", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const carl = await browserOf("Carl");
  await createRoom(mara.page, "Library", "Mara");
  const slug = new URL(mara.page.url()).pathname.split("/").at(-1) ?? "";
  await joinByLink(carl.page, await makeInvite(mara.page, { role: "coach" }), "Carl");
  await app.passToNoon({ weekday: 3 });
  await live(app, mara, [{ activity: "Study", minutes: 45, room: slug }]);
  await open(carl.page, `/rooms/${slug}/dashboard`);
  const main = carl.page.getByRole("main");
  await expect(main).toContainText(text("roomDashboard.comparison.coach"));
  await expect(main).not.toContainText("Mara");
  await expect(main.getByRole("table")).toHaveCount(0);
  await open(mara.page, `/rooms/${slug}/dashboard`);
  await expect(mara.page.getByRole("main")).not.toContainText("Carl");
  await main.getByRole("link", { name: text("roomDashboard.comparison.register") }).click();
  const nobody = carl.page.getByText(text("coach.register.empty.title"));
  await expect(nobody).toBeVisible();
});

test("a room where nothing ended says so, and a stranger does not see its dashboard", async ({
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const stranger = await browserOf("stranger");
  await createRoom(mara.page, "Library", "Mara");
  const path = `${new URL(mara.page.url()).pathname}/dashboard`;
  await open(mara.page, path);
  await expect(
    mara.page.getByText(text("roomDashboard.empty.title", { isCoachingRoom: "no" })),
  ).toBeVisible();
  await expect(mara.page.getByRole("table")).toHaveCount(0);
  await open(stranger.page, path);
  await expect(stranger.page.getByText(text("room.closed.title"))).toBeVisible();
});
