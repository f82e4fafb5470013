import type { GroupSession } from "../../domain/api/group-session";
import { queryAs } from "../actions/api";
import { breakSession } from "../actions/end-early";
import {
  advanceToStart,
  expectAttendance,
  groupCard,
  joinedCount,
  joinGroup,
  joinGroupButton,
  ONE_HOUR_AHEAD,
  openOwnRoom,
  roomSlug,
  schedule,
} from "../actions/group-session";
import { findLastSession, listSessions } from "../actions/history";
import { open } from "../actions/open";
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
import { expectCompleted, expectRunning, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { ANY, text, textLike } from "../fixtures/texts";

/** The tests begin at 13:00 one hour ahead of UTC. */
const AT = "13:10";

test("two people agree on a time, and their sessions start together", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara", { timeZone: "Asia/Kolkata" });
  const ben = await openBrowser("Ben", { timeZone: "Asia/Kathmandu" });
  await shareRoom(mara, ben, "Night shift");

  // Noon in UTC is 17:30 in Kolkata, the zone of the room.
  await groupCard(mara.page)
    .getByRole("button", { name: text("groupSession.schedule") })
    .click();
  const dialog = mara.page.getByRole("dialog");
  await dialog.getByLabel(text("groupSession.form.time")).fill("17:40");
  await dialog.getByLabel(text("groupSession.form.name")).fill("Chapter 4 together");
  await dialog.getByRole("button", { name: text("groupSession.form.submit") }).click();
  // Scheduling joins nobody: it offers to.
  await expect(
    dialog.getByRole("heading", { name: text("groupSession.join.title", { time: "17:40" }) }),
  ).toBeVisible();
  await dialog
    .getByRole("button", { name: text("groupSession.join.open", { time: "17:40" }) })
    .click();
  await expect(groupCard(mara.page).getByText("Chapter 4 together")).toBeVisible();
  await expect(groupCard(mara.page).getByText(text("groupSession.join.done"))).toBeVisible();

  await expect(joinedCount(ben.page, 1)).toBeVisible();
  // Kathmandu is 5:45 ahead of UTC.
  await joinGroup(ben.page, "17:55");
  await expect(joinedCount(mara.page, 2)).toBeVisible();

  // On another page, Ben is reminded and counts as present.
  await open(ben.page, "/");
  await advanceToStart(app, mara, -4);
  const reminder = text("groupSession.upcoming.reminder", { room: "Night shift", time: "17:55" });
  await expect(ben.page.getByText(reminder)).toBeVisible();
  await advanceToStart(app, mara);
  await expectRunning(mara.page);
  await expectRunning(ben.page);
  const [first, second] = [await findLastSession(mara), await findLastSession(ben)];
  expect(second.plannedEnd).toBe(first.plannedEnd);
  await expect(
    groupCard(mara.page).getByText(text("groupSession.running", { time: "18:25" })),
  ).toBeVisible();
});

test("three people end together though one came late and one ended early, and see the attendance", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  const ben = await openBrowser("Ben", ONE_HOUR_AHEAD);
  const cleo = await openBrowser("Cleo", ONE_HOUR_AHEAD);
  await createRoom(mara.page, "Library", "Mara");
  const link = await createInvite(mara.page);
  await joinByLink(ben.page, link, "Ben");
  await joinByLink(cleo.page, link, "Cleo");
  await schedule(mara, { minutes: 45, title: "Chapter 4" });
  await joinGroup(mara.page, AT);
  await joinGroup(ben.page, AT);

  await advanceToStart(app, mara);
  await expectRunning(mara.page);
  await expectRunning(ben.page);
  await expect(joinedCount(cleo.page, 2)).toBeVisible();
  expect(await listSessions(cleo)).toEqual([]);

  await advanceToStart(app, mara, 5);
  const late = { time: "13:55" };
  await groupCard(cleo.page)
    .getByRole("button", { name: text("groupSession.join.titleUntil", late) })
    .click();
  await cleo.page
    .getByRole("dialog")
    .getByRole("button", { name: text("groupSession.join.openUntil", late), exact: true })
    .click();
  await expectRunning(cleo.page);
  const ends = await Promise.all(
    [mara, ben, cleo].map(async (person) => (await findLastSession(person)).plannedEnd),
  );
  expect(new Set(ends).size).toBe(1);

  await breakSession(ben.page);
  await expectRunning(mara.page);
  await expectRunning(cleo.page);
  await advanceToStart(app, mara, 45);
  for (const person of [mara, cleo]) {
    // On a slow machine a session starts a few seconds after the instant, with the same end.
    const { startedAt, plannedEnd } = await findLastSession(person);
    const lengthMs = Date.parse(plannedEnd) - Date.parse(startedAt);
    await expectCompleted(person.page, Math.floor(lengthMs / 60_000));
  }
  const statuses = await Promise.all(
    [mara, ben, cleo].map(async (person) => (await findLastSession(person)).status),
  );
  expect(statuses).toEqual(["completed", "broken", "completed"]);
  for (const { page } of [mara, ben, cleo]) {
    await expectAttendance(page, { present: "Mara, Ben", late: "Cleo" });
  }
});

test("shows nobody the activity and target of a member who shares only presence", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  const ben = await openBrowser("Ben", ONE_HOUR_AHEAD);
  await shareRoom(mara, ben, "Library");
  await openSettings(mara.page);
  const presence = text("room.settings.sharingName", { sharing: "presence" });
  await mara.page.getByLabel(presence, { exact: true }).check();
  await closeDialog(mara.page);
  await schedule(mara);
  await joinGroup(mara.page, AT, { target: "the secret chapter" });
  await expect(joinedCount(ben.page, 1)).toBeVisible();

  const expectHidden = async () => {
    const room = { roomSlug: roomSlug(ben.page) };
    const answers = [
      await queryAs<GroupSession[]>(ben, "groupSession.list", room),
      await queryAs(ben, "groupSession.upcoming"),
      await queryAs(ben, "room.live", { slug: room.roomSlug }),
    ];
    const { activity } = (await listSessions(mara))[0] ?? { activity: { id: "unknown" } };
    expect(JSON.stringify(answers)).not.toMatch(new RegExp(`secret chapter|"Work"|${activity.id}`));
    await expect(ben.page.getByText("the secret chapter")).toHaveCount(0);
  };
  await expectHidden();
  await advanceToStart(app, mara);
  await expectRunning(mara.page);
  await expect(seatRow(ben.page, "Mara")).toContainText(text("room.seat.focusing"));
  await expectHidden();
});

test("starts on a page without the session too, which leads to it", async ({
  app,
  openBrowser,
}) => {
  const mara = await openOwnRoom(await openBrowser("Mara", ONE_HOUR_AHEAD));
  await joinGroup(mara.page, AT);
  await open(mara.page, "/dashboard");
  await advanceToStart(app, mara);
  await mara.page.getByRole("link", { name: text("groupSession.upcoming.open") }).click();
  await expectRunning(mara.page);
});

test("keeps the dialog opened on the timeline, and what was typed, over the start", async ({
  app,
  openBrowser,
}) => {
  const mara = await openOwnRoom(await openBrowser("Mara", ONE_HOUR_AHEAD));
  const { page } = mara;
  await timeline(page)
    .getByRole("button", { name: text("groupSession.join.title", { time: AT }) })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(text("groupSession.join.target")).fill("chapter 4");
  await advanceToStart(app, mara);
  await dialog
    .getByRole("button", { name: textLike("groupSession.join.openUntil", { time: ANY }) })
    .click();
  await expectRunning(page);
  await expect(page.getByText("chapter 4").first()).toBeVisible();
});

test("warns before joining if the own session runs longer than until the start", async ({
  openBrowser,
}) => {
  const { page } = await openOwnRoom(await openBrowser("Mara", ONE_HOUR_AHEAD));
  await startSession(page, { minutes: 25 });
  await joinGroupButton(page, AT).click();
  const warning = text("groupSession.join.explainBusy", { end: "13:25", time: AT });
  await expect(page.getByRole("dialog")).toContainText(warning);
});

test("says that an occurrence was missed, and that nobody attended yet", async ({
  app,
  openBrowser,
}) => {
  const mara = await openOwnRoom(await openBrowser("Mara", ONE_HOUR_AHEAD));
  await joinGroup(mara.page, AT);
  // The clock jumps past the two minutes in which the server may still start it.
  await advanceToStart(app, mara, 10);
  await expect(groupCard(mara.page).getByText(text("groupSession.missed"))).toBeVisible();
  expect(await listSessions(mara)).toEqual([]);
  // The attendance is also in the room's menu; the card's button is tested with its content.
  await mara.page.getByRole("button", { name: text("room.more") }).click();
  await mara.page.getByRole("menuitem", { name: text("groupSession.attendance.title") }).click();
  await expect(
    mara.page.getByRole("dialog").getByText(text("groupSession.attendance.empty")),
  ).toBeVisible();
});
