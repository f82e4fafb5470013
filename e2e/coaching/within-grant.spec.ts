import { get } from "../actions/api";
import {
  createCoachedRoom,
  expectMemberPage,
  openMember,
  openRoster,
  ROOM,
  shareWithCoach,
  stopSharing,
} from "../actions/coach";
import { section } from "../actions/dashboard";
import { saveCsv } from "../actions/download";
import { open } from "../actions/open";
import { recordSessions } from "../actions/record-sessions";
import { createRoom, openRoomStartForm, seatRow } from "../actions/room";
import { startSession } from "../actions/session";
import type { App } from "../fixtures/app";
import type { Person } from "../fixtures/person";
import { ResponseRecorder } from "../fixtures/response-recorder";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

/** Each text occurs in one place only. */
const SECRETS = {
  target: "target-quokka-in-the-room",
  running: "target-tapir-right-now",
  reflection: "note-axolotl-in-the-room",
  elsewhereTarget: "target-okapi-elsewhere",
  elsewhereReflection: "note-pangolin-elsewhere",
  otherRoom: "Numbat-Society",
} as const;
type Secret = keyof typeof SECRETS | "reason";

test("sends a coach only the texts that the member shares, in any response", async ({
  app,
  openBrowser,
}) => {
  test.setTimeout(180_000);
  const recorder = await ResponseRecorder.open(app.port);
  const [olga, carl, mara] = [
    await openBrowser("Olga"),
    await openBrowser("Carl", { url: recorder.url }),
    await openBrowser("Mara"),
  ];
  const { path, room } = await createCoachedRoom({ owner: olga, coach: carl, coached: [mara] });
  await createRoom(mara.page, SECRETS.otherRoom);
  const otherRoom = new URL(mara.page.url()).pathname.split("/").at(-1) ?? "";
  const roomTab = await carl.newTab();
  await open(roomTab, path);
  await recordHistory(app, mara, { room, otherRoom });
  const seat = seatRow(roomTab, "Mara");
  await expect(seat, "a session is running").toContainText("Study");

  /** Which secrets reach the coach, who opens and downloads everything. */
  async function findReceived(): Promise<Secret[]> {
    recorder.clear();
    await openEverything(carl, path);
    const received = recorder.received();
    expect(received.length).toBeGreaterThan(100_000);
    expect(received, "the recorder works").toContain("Mara");
    const found = Object.entries(SECRETS).filter(([, secret]) => received.includes(secret));
    const names = found.map(([name]) => name as Secret);
    return hasReason(received) ? [...names, "reason"] : names;
  }

  expect(await findReceived()).toEqual([]);
  await shareWithCoach(mara.page, "Carl", { parts: ["targets"] });
  await expect(seat, "on the open page").toContainText(SECRETS.running);
  expect(await findReceived()).toEqual(["target", "running"]);
  await shareWithCoach(mara.page, "Carl", { parts: ["targets", "reflections", "reasons"] });
  expect(await findReceived()).toEqual(["target", "running", "reflection", "reason"]);
  await shareWithCoach(mara.page, "Carl", { scope: "all" });
  expect(await findReceived()).toEqual([
    "target",
    "running",
    "reflection",
    "elsewhereTarget",
    "elsewhereReflection",
    "reason",
  ]);
  await stopSharing(mara.page, "Carl");
  await expect(seat).not.toContainText(SECRETS.running);
  recorder.clear();
  await open(roomTab, path);
  await open(carl.page, `${path}/coach`);
  await expect(carl.page.getByText(text("coaching.roster.empty.title"))).toBeVisible();
  for (const secret of Object.values(SECRETS)) {
    expect(recorder.received()).not.toContain(secret);
  }
  expect(recorder.requestedPaths().filter((path) => path.startsWith("/api/live"))).not.toEqual([]);
  await carl.context.close();
  recorder.close();
});

/** Records sessions in the room, in another room and alone, both completed and broken. */
async function recordHistory(
  app: App,
  mara: Person,
  { room, otherRoom }: { room: string; otherRoom: string },
): Promise<void> {
  const { target, reflection, elsewhereTarget, elsewhereReflection } = SECRETS;
  const broken = { minutes: 45, brokenAt: 7, reason: "someone" } as const;
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 25, room, target, note: reflection },
    { activity: "Study", ...broken, room },
    { activity: "Reading", minutes: 25, target: elsewhereTarget, note: elsewhereReflection },
    { activity: "Reading", ...broken },
    { activity: "Work", minutes: 25, room: otherRoom, target: elsewhereTarget },
  ]);
  await open(mara.page, `/rooms/${room}`);
  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 90, target: SECRETS.running });
}

/** Opens the room, the roster and the member's page, and downloads all their files. */
async function openEverything({ page, context }: Person, path: string): Promise<void> {
  await open(page, path);
  await expect(seatRow(page, "Mara")).toContainText("Study");
  await openRoster(page);
  await saveCsv(page, page);
  await openMember(page, "Mara");
  const sessions = section(page, text("coaching.member.sessions", { room: ROOM }));
  await expect(sessions.getByRole("listitem")).not.toHaveCount(0);
  await page.reload();
  await expectMemberPage(page, "Mara");
  for (const menu of await page.getByRole("button", { name: /^More/ }).all()) {
    await menu.click();
    const files = page.locator('a[href^="/api/export/coach"]');
    await expect(files).not.toHaveCount(0);
    for (const href of await files.evaluateAll((all) => all.map((a) => a.getAttribute("href")))) {
      const answer = await get(context, href ?? "");
      expect(answer.status(), href ?? "").toBe(200);
    }
    await page.keyboard.press("Escape");
    await expect(files).toHaveCount(0);
  }
}

/**
 * Whether the reason of the broken sessions was received: as a field of an API answer, a cell of a
 * file or a text in the page. Scripts are left out, because the app's texts name all reasons.
 */
function hasReason(received: string): boolean {
  if (/[rR]easons?\\?":\[?\\?"someone/.test(received) || received.includes(",someone,"))
    return true;
  const markup = received.replaceAll(/<script.*?<\/script>/gs, "");
  return markup.includes(`>${text("session.reason.someone")}<`) || / · someone/i.test(markup);
}
