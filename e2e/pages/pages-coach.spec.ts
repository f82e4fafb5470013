import { expectAccessible } from "../actions/accessibility";
import { mutateAs } from "../actions/api";
import {
  createCoachedRoom,
  openMember,
  openOwnCoaches,
  shareWithCoach,
  stopSharing,
} from "../actions/coach";
import { open } from "../actions/open";
import { recordSessions } from "../actions/record-sessions";
import { createInvite, joinByLink } from "../actions/room";
import { heading } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test.describe.configure({ timeout: 240_000 });

test("coaching is sound for coach and member, empty and full, with everything in it opened", async ({
  app,
  openBrowser,
}) => {
  const [olga, carl, mara] = [
    await openBrowser("Olga"),
    await openBrowser("Carl"),
    await openBrowser("Mara"),
  ];
  const { path, room } = await createCoachedRoom({ owner: olga, coach: carl, coached: [] });
  await open(carl.page, `${path}/coach`);
  await expectAccessible(carl.page, "an empty register");
  await open(olga.page, `${path}/coach`);
  await expectAccessible(olga.page, "the register for an owner who does not coach");
  await open(mara.page, "/account/coaches");
  await open(olga.page, path);
  const link = await createInvite(olga.page, { role: "coached" });
  await open(mara.page, link);
  await expectAccessible(mara.page, "a coached invite");
  await joinByLink(mara.page, link, "Mara");

  await recordSessions(app, mara, [
    { activity: "Study", minutes: 25, target: "chapter 4", note: "slow", room },
    { activity: "Work", minutes: 45, brokenAt: 12, reason: "phone", room },
    { activity: "Reading", minutes: 25, target: "a novel" },
    { activity: "Work", minutes: 45, brokenAt: 3 },
  ]);
  await app.advance({ minutes: 5 * 24 * 60 });
  await shareWithCoach(mara.page, "Carl", {
    scope: "all",
    parts: ["targets", "reflections", "reasons"],
  });
  await open(carl.page, `${path}/coach`);
  await expectAccessible(carl.page, "a register with a flag");
  await openMember(carl.page, "Mara");
  await open(carl.page, `${new URL(carl.page.url()).pathname}?from=2026-01-01&to=2027-12-31`);
  const member = new URL(carl.page.url()).pathname;
  const about = { roomSlug: room, userId: member.split("/").at(-1) };
  await mutateAs(carl, "coach.addNote", { ...about, text: "Mornings suit you." });
  await carl.page.getByRole("button", { name: text("coaching.notes.send") }).click();
  await expect(carl.page.getByText(text("coaching.notes.missing"))).toBeVisible();
  await expectAccessible(carl.page, "a member's page");

  const card = await openOwnCoaches(mara.page, "Carl");
  await card.getByText(text("coaching.sharing.form.open")).click();
  await card
    .getByRole("button", { name: text("coaching.sharing.revokeNamed", { name: "Carl" }) })
    .click();
  await expectAccessible(mara.page, "one's coaches, about to change and to stop");
  await stopSharing(mara.page, "Carl");
  await expect(
    heading(carl.page, text("coaching.noAccess.titleNamed", { name: "Mara" })),
  ).toBeVisible();
  await expectAccessible(carl.page, "a member's page that was closed");
});
