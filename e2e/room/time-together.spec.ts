import { expectAccessible } from "../actions/accessibility";
import { groupCard, ONE_HOUR_AHEAD, roomSlug } from "../actions/group-session";
import { open } from "../actions/open";
import { recordSessions } from "../actions/record-sessions";
import { closeDialog, createInvite, joinByLink, shareRoom } from "../actions/room";
import { dismissEnded, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("a small room shows when its members complete sessions, and schedules that time", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  const ben = await openBrowser("Ben", ONE_HOUR_AHEAD);
  await shareRoom(mara, ben, "Library");
  const { page } = mara;
  const room = roomSlug(page);
  const session = { activity: "Study", minutes: 5, room };
  const card = page.getByRole("region", { name: text("groupSession.together.title") });
  await expect(groupCard(page)).toBeVisible();
  await expect(card).toBeHidden();
  // From 13:00 to 13:32 for both.
  await recordSessions(app, ben, [session, session, session]);
  await recordSessions(app, mara, [session, session, session, { ...session, brokenAt: 2 }]);
  await open(page, `/rooms/${room}`);
  await expect(card).toContainText(text("groupSession.together.hours", { from: 13, to: 15 }));
  const reason = { completed: 6, ended: 7, people: 2 };
  await expect(card).toContainText(text("groupSession.together.reason", reason));
  const bar = card.getByRole("listitem").filter({
    hasText: text("groupSession.together.bar", { time: "13:00", count: 6 }),
  });
  await expect(bar).toHaveCount(1);
  await expectAccessible(page, "a small room with a good time together");
  const cleo = await openBrowser("Cleo", { timeZone: "UTC" });
  await joinByLink(cleo.page, await createInvite(page), "Cleo");
  const hers = cleo.page.getByRole("region", { name: text("groupSession.together.title") });
  await expect(hers).toContainText(text("groupSession.together.hours", { from: 13, to: 15 }));
  const yours = text("groupSession.together.yours", { from: "12:00", to: "14:00" });
  await expect(hers).toContainText(yours);
  await expect(card).not.toContainText(yours);

  const time = "13:00";
  await card
    .getByRole("button", { name: text("groupSession.together.schedule", { time }) })
    .click();
  const dialog = page.getByRole("dialog", { name: text("groupSession.form.title") });
  await expect(dialog.getByLabel(text("groupSession.form.weekly"))).toBeChecked();
  await expect(dialog.getByLabel(text("groupSession.form.time"))).toHaveValue(time);
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(5);
  await dialog.getByRole("button", { name: text("groupSession.form.submit") }).click();
  const joinTitle = text("groupSession.join.title", { time });
  await expect(page.getByRole("dialog", { name: joinTitle })).toBeVisible();
  await closeDialog(page);
  await expect(card).toContainText(text("groupSession.together.scheduled", { time }));

  await dismissEnded(page);
  await startSession(page, { activity: "Study", minutes: 25 });
  await expect(card).toBeHidden();
});
