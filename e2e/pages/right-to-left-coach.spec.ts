import type { GrantToCoach } from "../../domain/api/wire-coach";
import { mutateAs, queryAs } from "../actions/api";
import { createCoachedRoom, openMember } from "../actions/coach";
import { open } from "../actions/open";
import { expectRightToLeft, setPseudoLocale } from "../actions/pseudo-locale";
import { recordSessions } from "../actions/record-sessions";
import { createInvite } from "../actions/room";
import { test } from "../fixtures/test";

// Without plain vowels: in the pseudo-locale every vowel of a message is doubled and accented.
const [ROOM, OWNER, COACH, MEMBER, LINE] = ["Rhythm", "Flynn", "Lynx", "Wynn", "crwth"] as const;

test("coaching stands from right to left at 320 px, with nothing untranslated", async ({
  app,
  openBrowser,
}) => {
  const phone = { viewport: { width: 320, height: 700 } };
  const [flynn, lynx, wynn] = [
    await openBrowser(OWNER, phone),
    await openBrowser(COACH, phone),
    await openBrowser(MEMBER, phone),
  ];
  const { path, room } = await createCoachedRoom(
    { owner: flynn, coach: lynx, coached: [wynn] },
    ROOM,
  );
  const link = await createInvite(flynn.page, { role: "coached" });
  await recordSessions(app, wynn, [
    { activity: "Study", minutes: 45, target: LINE, note: LINE, room },
    { activity: "Work", minutes: 45, brokenAt: 12, reason: "phone", room },
    { activity: "Reading", minutes: 25, target: LINE },
  ]);
  await open(lynx.page, `${path}/coach`);
  await openMember(lynx.page, MEMBER);
  const member = new URL(lynx.page.url()).pathname;
  const about = { roomSlug: room, userId: member.split("/").at(-1) };
  await mutateAs(lynx, "coach.addNote", { ...about, text: LINE });

  for (const person of [flynn, lynx, wynn]) await setPseudoLocale(person);
  await expectRightToLeft(flynn.page, `${path}/coach`);
  await expectRightToLeft(wynn.page, "/account/coaches");
  await expectRightToLeft(flynn.page, link);
  const [{ userId: coach } = { userId: "" }] = await queryAs<GrantToCoach[]>(wynn, "coach.grants");
  const all = { scope: "all", targets: true, reflections: true, reasons: true };
  await mutateAs(wynn, "coach.grant", { roomSlug: room, userId: coach, ...all });
  await expectRightToLeft(wynn.page, "/account/coaches");
  for (const page of [`${path}/coach`, `${path}/coach?name=x`, member]) {
    await expectRightToLeft(lynx.page, page);
  }
  await expectRightToLeft(lynx.page, `${member}?from=2026-01-01&to=2026-01-31`);
});
