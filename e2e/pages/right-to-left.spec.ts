import { open } from "../actions/open";
import { seePseudo, speakPseudo } from "../actions/pseudo-locale";
import { createRoom, goStartInRoom, joinByLink, makeInvite } from "../actions/room";
import { seeCompleted, startSession } from "../actions/session";
import { test } from "../fixtures/test";

// Without plain vowels: in the pseudo-locale every vowel of a message is doubled and accented.
const [ROOM, OWNER, GUEST, TARGET] = ["Rhythm", "Flynn", "Lynx", "crwth"] as const;

test("every page stands from right to left at 320 px, with nothing untranslated", async ({
  app,
  browserOf,
}) => {
  const phone = { viewport: { width: 320, height: 700 } };
  const flynn = await browserOf(OWNER, phone);
  const lynx = await browserOf(GUEST, phone);
  await createRoom(flynn.page, ROOM, OWNER);
  const room = new URL(flynn.page.url()).pathname;
  const link = await makeInvite(flynn.page);
  await joinByLink(lynx.page, link, GUEST);
  await goStartInRoom(lynx.page);
  await startSession(lynx.page, { activity: "Study", minutes: 25, target: TARGET });

  await open(flynn.page);
  await speakPseudo(flynn);
  flynn.expect(/\b404\b/);
  for (const path of ["/", "/rooms", room, "/account", "/sign-in", link, "/invite/x", "/none"]) {
    await seePseudo(flynn.page, path);
  }
  await app.pass({ minutes: 20 });
  await speakPseudo(lynx);
  await seePseudo(lynx.page, "/");
  await lynx.context.clearCookies({ name: "stint-locale" });
  await app.pass({ minutes: 5 });
  await open(lynx.page);
  await seeCompleted(lynx.page, 25);
  await speakPseudo(lynx);
  await seePseudo(lynx.page, "/");
});
