import type { GrantToCoach } from "../../domain/api/wire-coach";
import { ask, tell } from "../actions/api";
import { gatherRoom, openMember } from "../actions/coach";
import { open } from "../actions/open";
import { live } from "../actions/past";
import { seePseudo, speakPseudo } from "../actions/pseudo-locale";
import { makeInvite } from "../actions/room";
import { test } from "../fixtures/test";

// Without plain vowels: in the pseudo-locale every vowel of a message is doubled and accented.
const [ROOM, OWNER, COACH, MEMBER, LINE] = ["Rhythm", "Flynn", "Lynx", "Wynn", "crwth"] as const;

test("coaching stands from right to left at 320 px, with nothing untranslated", async ({
  app,
  browserOf,
}) => {
  const phone = { viewport: { width: 320, height: 700 } };
  const [flynn, lynx, wynn] = [
    await browserOf(OWNER, phone),
    await browserOf(COACH, phone),
    await browserOf(MEMBER, phone),
  ];
  const { path, room } = await gatherRoom({ owner: flynn, coach: lynx, coached: [wynn] }, ROOM);
  const link = await makeInvite(flynn.page, { role: "coached" });
  await live(app, wynn, [
    { activity: "Study", minutes: 45, target: LINE, note: LINE, room },
    { activity: "Work", minutes: 45, brokenAt: 12, reason: "phone", room },
    { activity: "Reading", minutes: 25, target: LINE },
  ]);
  await open(lynx.page, `${path}/coach`);
  await openMember(lynx.page, MEMBER);
  const member = new URL(lynx.page.url()).pathname;
  const about = { roomSlug: room, userId: member.split("/").at(-1) };
  await tell(lynx, "coach.addNote", { ...about, text: LINE });

  for (const person of [flynn, lynx, wynn]) await speakPseudo(person);
  await seePseudo(flynn.page, `${path}/coach`);
  await seePseudo(wynn.page, "/account/coaches");
  await seePseudo(flynn.page, link);
  const [{ userId: coach } = { userId: "" }] = await ask<GrantToCoach[]>(wynn, "coach.grants");
  const all = { scope: "all", targets: true, reflections: true, reasons: true };
  await tell(wynn, "coach.grant", { roomSlug: room, userId: coach, ...all });
  await seePseudo(wynn.page, "/account/coaches");
  for (const page of [`${path}/coach`, `${path}/coach?name=x`, member]) {
    await seePseudo(lynx.page, page);
  }
  await seePseudo(lynx.page, `${member}?from=2026-01-01&to=2026-01-31`);
});
