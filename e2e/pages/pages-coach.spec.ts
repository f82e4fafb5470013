import { expectSound } from "../actions/accessibility";
import { tell } from "../actions/api";
import { gatherRoom, openMember, openOwnCoaches, share, stopSharing } from "../actions/coach";
import { open } from "../actions/open";
import { live } from "../actions/past";
import { joinByLink, makeInvite } from "../actions/room";
import { heading } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test.describe.configure({ timeout: 240_000 });

test("coaching is sound for coach and member, empty and full, with everything in it opened", async ({
  app,
  browserOf,
}) => {
  const [olga, carl, mara] = [
    await browserOf("Olga"),
    await browserOf("Carl"),
    await browserOf("Mara"),
  ];
  const { path, room } = await gatherRoom({ owner: olga, coach: carl, coached: [] });
  await open(carl.page, `${path}/coach`);
  await expectSound(carl.page, "an empty register");
  await open(olga.page, `${path}/coach`);
  await expectSound(olga.page, "the register for an owner who does not coach");
  await open(mara.page, "/account/coaches");
  await open(olga.page, path);
  const link = await makeInvite(olga.page, { role: "coached" });
  await open(mara.page, link);
  await expectSound(mara.page, "a coached invite");
  await joinByLink(mara.page, link, "Mara");

  await live(app, mara, [
    { activity: "Study", minutes: 25, target: "chapter 4", note: "slow", room },
    { activity: "Work", minutes: 45, brokenAt: 12, reason: "phone", room },
    { activity: "Reading", minutes: 25, target: "a novel" },
    { activity: "Work", minutes: 45, brokenAt: 3 },
  ]);
  await app.pass({ minutes: 5 * 24 * 60 });
  await share(mara.page, "Carl", { scope: "all", parts: ["targets", "reflections", "reasons"] });
  await open(carl.page, `${path}/coach`);
  await expectSound(carl.page, "a register with a flag");
  await openMember(carl.page, "Mara");
  await open(carl.page, `${new URL(carl.page.url()).pathname}?from=2026-01-01&to=2027-12-31`);
  const member = new URL(carl.page.url()).pathname;
  const about = { roomSlug: room, userId: member.split("/").at(-1) };
  await tell(carl, "coach.addNote", { ...about, text: "Mornings suit you." });
  await carl.page.getByRole("button", { name: text("coach.notes.send") }).click();
  await expect(carl.page.getByText(text("coach.notes.missing"))).toBeVisible();
  await expectSound(carl.page, "a member's page");

  const card = await openOwnCoaches(mara.page, "Carl");
  await card.getByText(text("coach.own.form.open")).click();
  await card.getByRole("button", { name: text("coach.own.revokeNamed", { name: "Carl" }) }).click();
  await expectSound(mara.page, "one's coaches, about to change and to stop");
  await stopSharing(mara.page, "Carl");
  await expect(heading(carl.page, text("coach.closed.titleNamed", { name: "Mara" }))).toBeVisible();
  await expectSound(carl.page, "a member's page that was closed");
});
