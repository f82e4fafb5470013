import { open } from "../actions/open";
import { clearLocale, expectRightToLeft, setPseudoLocale } from "../actions/pseudo-locale";
import { createInvite, createRoom, joinByLink, openRoomStartForm } from "../actions/room";
import { expectCompleted, startSession } from "../actions/session";
import { test } from "../fixtures/test";

// Without plain vowels: in the pseudo-locale every vowel of a message is doubled and accented.
const [ROOM, OWNER, GUEST, TARGET] = ["Rhythm", "Flynn", "Lynx", "crwth"] as const;

test("translates and mirrors every page at 320 px", async ({ app, openBrowser }) => {
  const phone = { viewport: { width: 320, height: 700 } };
  const flynn = await openBrowser(OWNER, phone);
  const lynx = await openBrowser(GUEST, phone);
  await createRoom(flynn.page, ROOM, OWNER);
  const room = new URL(flynn.page.url()).pathname;
  const link = await createInvite(flynn.page);
  await joinByLink(lynx.page, link, GUEST);
  await openRoomStartForm(lynx.page);
  await startSession(lynx.page, { activity: "Study", minutes: 25, target: TARGET });

  await open(flynn.page);
  await setPseudoLocale(flynn);
  flynn.allowErrors(/\b404\b/);
  for (const path of ["/", "/rooms", room, "/account", "/sign-in", link, "/invite/x", "/none"]) {
    await expectRightToLeft(flynn.page, path);
  }
  await app.advance({ minutes: 20 });
  await setPseudoLocale(lynx);
  await expectRightToLeft(lynx.page, "/");
  await clearLocale(lynx);
  await app.advance({ minutes: 5 });
  await open(lynx.page);
  await expectCompleted(lynx.page, 25);
  await setPseudoLocale(lynx);
  await expectRightToLeft(lynx.page, "/");
});
