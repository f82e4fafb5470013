import { tell } from "../actions/api";
import { live } from "../actions/past";
import { seePseudo, speakPseudo } from "../actions/pseudo-locale";
import { createRoom, joinByLink, makeInvite } from "../actions/room";
import { test } from "../fixtures/test";

// Without plain vowels: in the pseudo-locale every vowel of a message is doubled and accented.
const [ROOM, OWNER, GUEST, LINE] = ["Rhythm", "Flynn", "Lynx", "crwth"] as const;
const [WEDNESDAY, THURSDAY] = [3, 4];

test("dashboard, record, review and room stand from right to left at 320 px", async ({
  app,
  browserOf,
}) => {
  const phone = { viewport: { width: 320, height: 700 } };
  const flynn = await browserOf(OWNER, phone);
  const lynx = await browserOf(GUEST, phone);
  await createRoom(flynn.page, ROOM, OWNER);
  const path = new URL(flynn.page.url()).pathname;
  const room = path.split("/").at(-1) ?? "";
  await joinByLink(lynx.page, await makeInvite(flynn.page), GUEST);
  await speakPseudo(lynx);
  for (const newcomers of ["/dashboard", "/dashboard/record", "/dashboard/week"]) {
    await seePseudo(lynx.page, newcomers);
  }
  await app.passToNoon({ weekday: WEDNESDAY });
  const [, broken = ""] = await live(app, flynn, [
    { activity: "Study", minutes: 90, target: LINE, note: LINE, room },
    { activity: "Work", minutes: 45, brokenAt: 12, reason: "phone" },
  ]);
  await live(app, lynx, [{ activity: "Work", minutes: 25, room }]);
  const today = await app.passToNoon({ weekday: THURSDAY });
  await live(app, flynn, [
    { activity: "Work", minutes: 60, restartOf: broken },
    { activity: "Reading", minutes: 15, drifted: true },
  ]);
  await tell(flynn, "restDays.setWeekdays", { weekdays: [6, 7] });

  await speakPseudo(flynn);
  const inYear = `?from=${today.slice(0, 4)}-01-01&to=${today.slice(0, 4)}-12-31`;
  for (const page of [
    "/dashboard",
    `/dashboard${inYear}`,
    "/dashboard/record",
    "/dashboard/record?status=running",
    "/dashboard/week",
    `${path}/dashboard`,
  ]) {
    await seePseudo(flynn.page, page);
  }
});
