import { findLastSession } from "../actions/history";
import { open } from "../actions/open";
import {
  closeDialog,
  createInvite,
  createRoom,
  joinByLink,
  openRoomStartForm,
  openSettings,
  seatRow,
  shareRoom,
  timeline,
} from "../actions/room";
import { startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

/** A clock time in the time zone of these tests. */
const formatTime = (instant: string) =>
  new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "Europe/Berlin" }).format(
    new Date(instant),
  );

test("applies a member's sharing at once, and explains it before starting", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await createRoom(mara.page, "Library", "Mara");
  const { pathname } = new URL(mara.page.url());
  await joinByLink(ben.page, await createInvite(mara.page), "Ben");
  await openRoomStartForm(mara.page);
  await expect(mara.page.getByText(text("home.room.full", { room: "Library" }))).toBeVisible();
  await startSession(mara.page, { activity: "Study", target: "chapter 4" });
  const seat = seatRow(ben.page, "Mara");
  await expect(seat).toContainText("Study");
  await expect(seat).toContainText("chapter 4");

  await open(mara.page, pathname);
  await openSettings(mara.page);
  const share = (sharing: "activity" | "presence") =>
    mara.page.getByLabel(text("room.settings.sharingName", { sharing }), { exact: true }).check();
  await share("activity");
  await expect(seat).not.toContainText("chapter 4");
  await expect(seat).toContainText("Study");
  await share("presence");
  await expect(seat).not.toContainText("Study");
  await expect(seat).toContainText(text("room.seat.focusing"));
  await open(mara.page);
  await expect(
    mara.page.getByText(text("session.visibility.presence", { room: "Library" })),
  ).toBeVisible();
});

test("shows a room that a member is busy elsewhere if they allow it, and says so before starting", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, ben, "Library");
  await openSettings(ben.page);
  await ben.page.getByLabel(text("room.settings.showsBusy"), { exact: true }).check();
  await closeDialog(ben.page);
  await expect(ben.page.getByText(text("room.settings.seenBusy"))).toBeVisible();

  await open(ben.page);
  const warning = text("home.room.busy", { rooms: "Library", count: 1 });
  await expect(ben.page.getByText(`${text("home.room.nobody")} ${warning}`)).toBeVisible();
  await startSession(ben.page, { activity: "Study", minutes: 25, target: "a secret" });
  await expect(
    ben.page.getByText(text("session.visibility.busy", { rooms: "Library", count: 1 })),
  ).toBeVisible();
  const time = formatTime((await findLastSession(ben)).plannedEnd);
  const busy = text("room.seat.busy", { time });
  await expect(seatRow(mara.page, "Ben").getByText(busy)).toBeVisible();
  await timeline(mara.page)
    .getByRole("button", { name: text("timeline.asTable") })
    .click();
  const row = timeline(mara.page).getByRole("row").filter({ hasText: "Ben" });
  await expect(row).toContainText(busy);
  await expect(timeline(mara.page).getByText(/Study|secret/)).toHaveCount(0);

  await app.advance({ minutes: 25 });
  await expect(seatRow(mara.page, "Ben").getByText(busy)).toBeHidden();
  await expect(timeline(mara.page).getByText(/Study|secret/)).toHaveCount(0);
});
