import { mutateAs } from "../actions/api";
import { expectRightToLeft, setPseudoLocale } from "../actions/pseudo-locale";
import { recordSessions } from "../actions/record-sessions";
import { createInvite, createRoom, joinByLink } from "../actions/room";
import { test } from "../fixtures/test";

// Without plain vowels: in the pseudo-locale every vowel of a message is doubled and accented.
const [ROOM, OWNER, GUEST, LINE] = ["Rhythm", "Flynn", "Lynx", "crwth"] as const;
const [WEDNESDAY, THURSDAY] = [3, 4];

test("dashboard, record, review and room stand from right to left at 320 px", async ({
  app,
  openBrowser,
}) => {
  const phone = { viewport: { width: 320, height: 700 } };
  const flynn = await openBrowser(OWNER, phone);
  const lynx = await openBrowser(GUEST, phone);
  await createRoom(flynn.page, ROOM, OWNER);
  const path = new URL(flynn.page.url()).pathname;
  const room = path.split("/").at(-1) ?? "";
  await joinByLink(lynx.page, await createInvite(flynn.page), GUEST);
  await setPseudoLocale(lynx);
  for (const newcomers of ["/dashboard", "/dashboard/history", "/dashboard/week"]) {
    await expectRightToLeft(lynx.page, newcomers);
  }
  await app.advanceToNoon({ weekday: WEDNESDAY });
  const [, broken = ""] = await recordSessions(app, flynn, [
    { activity: "Study", minutes: 90, target: LINE, note: LINE, room },
    { activity: "Work", minutes: 45, brokenAt: 12, reason: "phone" },
  ]);
  await recordSessions(app, lynx, [{ activity: "Work", minutes: 25, room }]);
  const today = await app.advanceToNoon({ weekday: THURSDAY });
  await recordSessions(app, flynn, [
    { activity: "Work", minutes: 60, restartOf: broken },
    { activity: "Reading", minutes: 15, drifted: true },
  ]);
  await mutateAs(flynn, "restDays.setWeekdays", { weekdays: [6, 7] });

  await setPseudoLocale(flynn);
  const inYear = `?from=${today.slice(0, 4)}-01-01&to=${today.slice(0, 4)}-12-31`;
  for (const page of [
    "/dashboard",
    `/dashboard${inYear}`,
    "/dashboard/history",
    "/dashboard/history?status=running",
    "/dashboard/week",
    `${path}/dashboard`,
  ]) {
    await expectRightToLeft(flynn.page, page);
  }
});
