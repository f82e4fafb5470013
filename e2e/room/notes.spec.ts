import type { Page } from "@playwright/test";
import { mutateAs } from "../actions/api";
import { roomSlug } from "../actions/group-session";
import { open } from "../actions/open";
import { availableRow, joinButton, openRoomStartForm, seatRow, shareRoom } from "../actions/room";
import { expectCompleted, expectRunning, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { ANY, text, textLike } from "../fixtures/texts";

const NOTE = "The library closes at ten";

const delivered = (page: Page) =>
  page.getByRole("region", { name: text("notes.delivered.title"), exact: true });

/** Opens the dialog from a member's row, types a line and sends it. */
async function leaveNote(page: Page, name: string, line: string): Promise<void> {
  await seatRow(page, name)
    .getByRole("button", { name: text("notes.row.leave", { name }) })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(text("notes.dialog.label")).fill(line);
  await dialog.getByRole("button", { name: text("notes.dialog.submit") }).click();
  await expect(dialog).toBeHidden();
}

test("shows a note at the end of the session, on every device, until it is dismissed on one", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const teo = await openBrowser("Teo");
  await shareRoom(mara, teo, "Library");
  const roomUrl = mara.page.url();
  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  const phone = await mara.newTab();
  await open(phone, "/account");

  await leaveNote(teo.page, "Mara", NOTE);
  // It is written at two places of the row, one for wide and one for narrow pages.
  const mark = seatRow(teo.page, "Mara")
    .getByText(textLike("notes.row.arrivesAt", { time: ANY }))
    .filter({ visible: true });
  await expect(mark).toHaveCount(1);
  await open(mara.page, roomUrl);
  await expectRunning(mara.page);
  for (const page of [mara.page, phone]) await expect(delivered(page)).toBeHidden();
  expect(await mara.page.content()).not.toContain(NOTE);

  await app.advance({ minutes: 25 });
  await expectCompleted(mara.page, 25);
  for (const page of [mara.page, phone]) {
    await expect(delivered(page)).toContainText(NOTE);
    await expect(delivered(page).getByRole("listitem")).toHaveCount(1);
  }
  await expect(mark).toHaveCount(0);

  await phone
    .getByRole("button", { name: text("notes.delivered.dismiss", { name: "Teo" }) })
    .click();
  for (const page of [mara.page, phone]) await expect(delivered(page)).toBeHidden();
  await expect(mara.page.getByText(NOTE)).toBeVisible();
});

test("keeps the button that joins beside the name on a phone while a note waits", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const teo = await openBrowser("Teo", { viewport: { width: 390, height: 844 } });
  await shareRoom(mara, teo, "Library");
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  await expect(joinButton(teo.page, "Mara")).toBeVisible();
  await leaveNote(teo.page, "Mara", NOTE);
  const row = seatRow(teo.page, "Mara");
  const mark = row
    .getByText(textLike("notes.row.arrivesAt", { time: ANY }))
    .filter({ visible: true });
  await expect(mark).toHaveCount(1);
  const parts = [row.getByText("Mara", { exact: true }), joinButton(teo.page, "Mara"), mark];
  const [name, button, waiting] = await Promise.all(parts.map((part) => part.boundingBox()));
  if (!name || !button || !waiting) throw new Error("a part of the row has no box");
  expect(button.y).toBeLessThan(name.y + name.height);
  expect(button.y + button.height).toBeGreaterThan(name.y);
  expect(waiting.y).toBeGreaterThanOrEqual(button.y + button.height);
});

test("delivers no note of a muted member, who sees no difference", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const teo = await openBrowser("Teo");
  await shareRoom(mara, teo, "Library");
  await expect(availableRow(teo.page, "Mara")).toBeVisible();
  await leaveNote(teo.page, "Mara", NOTE);
  await expect(delivered(mara.page)).toContainText(NOTE);
  const choose = async (entry: "mute" | "unmute") => {
    await delivered(mara.page)
      .getByRole("button", { name: text("notes.delivered.more", { name: "Teo" }) })
      .click();
    const name = text(`notes.delivered.${entry}`, { name: "Teo" });
    await mara.page.getByRole("menuitem", { name }).click();
  };
  const muted = text("notes.delivered.muted", { name: "Teo" });
  await choose("mute");
  await expect(delivered(mara.page)).toContainText(muted);

  await leaveNote(teo.page, "Mara", "Are you there?");
  await expect(teo.page.getByText("Are you there?")).toBeVisible();
  await open(mara.page, "/account");
  await expect(delivered(mara.page)).toContainText(muted);
  await choose("unmute");
  await expect(delivered(mara.page)).not.toContainText(muted);
  await leaveNote(teo.page, "Mara", "Hello again");
  await expect(delivered(mara.page)).toContainText("Hello again");
  await expect(mara.page.getByText("Are you there?")).toBeHidden();
});

test("offers no mute for a sender who has left the room", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const teo = await openBrowser("Teo");
  await shareRoom(mara, teo, "Library");
  await expect(availableRow(teo.page, "Mara")).toBeVisible();
  await leaveNote(teo.page, "Mara", NOTE);
  const more = delivered(mara.page).getByRole("button", {
    name: text("notes.delivered.more", { name: "Teo" }),
  });
  await expect(more).toBeVisible();
  const slug = roomSlug(teo.page);
  await open(teo.page, "/");
  await mutateAs(teo, "room.leave", { slug });
  await open(mara.page, "/account");
  await expect(delivered(mara.page)).toContainText(NOTE);
  await expect(more).toBeHidden();
  const dismiss = text("notes.delivered.dismiss", { name: "Teo" });
  await delivered(mara.page).getByRole("button", { name: dismiss }).click();
  await expect(delivered(mara.page)).toBeHidden();
});
