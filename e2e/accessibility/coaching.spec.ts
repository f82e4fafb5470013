import type { Page } from "@playwright/test";
import type { GrantToCoach } from "../../domain/api/coach-sharing";
import { expectAccessible } from "../actions/accessibility";
import { mutateAs, queryAs } from "../actions/api";
import { createCoachedRoom, openMember, openOwnCoaches, stopSharing } from "../actions/coach";
import { open } from "../actions/open";
import { clearLocale, expectRightToLeft, setPseudoLocale } from "../actions/pseudo-locale";
import { recordSessions } from "../actions/record-sessions";
import { createInvite, joinByLink } from "../actions/room";
import { heading } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test.describe.configure({ timeout: 400_000 });

// Without plain vowels: in the pseudo-locale every vowel of a message is doubled and accented.
const [ROOM, OWNER, COACH, MEMBER, LINE] = ["Rhythm", "Flynn", "Lynx", "Wynn", "crwth"] as const;

const PHONE = { width: 320, height: 700 };

async function expectRightToLeftOnPhone(page: Page, path: string): Promise<void> {
  await page.setViewportSize(PHONE);
  await expectRightToLeft(page, path);
}

test("has no accessibility violations or untranslated texts in coaching, for coach and member", async ({
  app,
  openBrowser,
}) => {
  const [flynn, lynx, wynn] = [
    await openBrowser(OWNER),
    await openBrowser(COACH),
    await openBrowser(MEMBER),
  ];
  const { path, room } = await createCoachedRoom({ owner: flynn, coach: lynx, coached: [] }, ROOM);
  await open(lynx.page, `${path}/coach`);
  await expectAccessible(lynx.page, "an empty roster");
  await open(flynn.page, `${path}/coach`);
  await expectAccessible(flynn.page, "the roster for an owner who does not coach");
  await open(wynn.page, "/account/coaches");
  await open(flynn.page, path);
  const link = await createInvite(flynn.page, { role: "coached" });
  await open(wynn.page, link);
  await expectAccessible(wynn.page, "a coached invite");
  await joinByLink(wynn.page, link, MEMBER);

  await recordSessions(app, wynn, [
    { activity: "Study", minutes: 25, target: LINE, note: LINE, room },
    { activity: "Work", minutes: 45, brokenAt: 12, reason: "phone", room },
    { activity: "Reading", minutes: 25, target: LINE },
    { activity: "Work", minutes: 45, brokenAt: 3 },
  ]);
  for (const person of [flynn, wynn]) await setPseudoLocale(person);
  await expectRightToLeftOnPhone(flynn.page, `${path}/coach`);
  await expectRightToLeftOnPhone(wynn.page, "/account/coaches");
  await expectRightToLeftOnPhone(flynn.page, link);
  await clearLocale(wynn);

  await app.advance({ minutes: 5 * 24 * 60 });
  const [{ userId: coach } = { userId: "" }] = await queryAs<GrantToCoach[]>(wynn, "coach.grants");
  const all = { scope: "all", targets: true, reflections: true, reasons: true };
  await mutateAs(wynn, "coach.grant", { roomSlug: room, userId: coach, ...all });
  await open(lynx.page, `${path}/coach`);
  await expectAccessible(lynx.page, "a roster with a flag");
  await openMember(lynx.page, MEMBER);
  const member = new URL(lynx.page.url()).pathname;
  await open(lynx.page, `${member}?from=2026-01-01&to=2027-12-31`);
  const about = { roomSlug: room, userId: member.split("/").at(-1) };
  await mutateAs(lynx, "coach.addNote", { ...about, text: LINE });
  await lynx.page.getByRole("button", { name: text("coaching.notes.send") }).click();
  await expect(lynx.page.getByText(text("coaching.notes.missing"))).toBeVisible();
  await expectAccessible(lynx.page, "a member's page");

  for (const person of [lynx, wynn]) await setPseudoLocale(person);
  await expectRightToLeftOnPhone(wynn.page, "/account/coaches");
  for (const page of [`${path}/coach`, `${path}/coach?name=x`, member]) {
    await expectRightToLeftOnPhone(lynx.page, page);
  }
  await expectRightToLeftOnPhone(lynx.page, `${member}?from=2026-01-01&to=2026-01-31`);
  for (const person of [lynx, wynn]) await clearLocale(person);

  await open(lynx.page, member);
  const card = await openOwnCoaches(wynn.page, COACH);
  await card.getByText(text("coaching.sharing.form.open")).click();
  await card
    .getByRole("button", { name: text("coaching.sharing.revokeNamed", { name: COACH }) })
    .click();
  await expectAccessible(wynn.page, "the list of coaches with the form and the confirmation");
  await stopSharing(wynn.page, COACH);
  const closed = heading(lynx.page, text("coaching.noAccess.titleNamed", { name: MEMBER }));
  await expect(closed).toBeVisible();
  await expectAccessible(lynx.page, "a member's page after sharing has stopped");
});
