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
import { saveFile } from "../actions/download";
import { open } from "../actions/open";
import { recordSessions } from "../actions/record-sessions";
import { createRoom, openRoomStartForm, seatRow } from "../actions/room";
import { startSession } from "../actions/session";
import type { App } from "../fixtures/app";
import type { Person } from "../fixtures/person";
import { ResponseRecorder } from "../fixtures/response-recorder";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

/** Words that stand in one place each, and the only reason that anybody has here. */
const WORDS = {
  target: "target-quokka-in-the-room",
  running: "target-tapir-right-now",
  reflection: "note-axolotl-in-the-room",
  elsewhereTarget: "target-okapi-elsewhere",
  elsewhereReflection: "note-pangolin-elsewhere",
  otherRoom: "Numbat-Society",
} as const;
type Word = keyof typeof WORDS | "reason";

test("no byte that a coach receives holds a word that was not granted, and each that was arrives", async ({
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
  await createRoom(mara.page, WORDS.otherRoom);
  const otherRoom = new URL(mara.page.url()).pathname.split("/").at(-1) ?? "";
  const roomTab = await carl.newTab();
  await open(roomTab, path);
  await keepHistory(app, mara, { room, otherRoom });
  const seat = seatRow(roomTab, "Mara");
  await expect(seat, "runs right now").toContainText("Study");

  /** Which words reach the coach, who opens and saves everything there is. */
  async function reaching(): Promise<Word[]> {
    recorder.clear();
    await lookAtAll(carl, path);
    const heard = recorder.received();
    expect(heard.length).toBeGreaterThan(100_000);
    expect(heard, "this was listened to").toContain("Mara");
    const found = Object.entries(WORDS).filter(([, word]) => heard.includes(word));
    const words = found.map(([name]) => name as Word);
    return tellsReason(heard) ? [...words, "reason"] : words;
  }

  expect(await reaching()).toEqual([]);
  await shareWithCoach(mara.page, "Carl", { parts: ["targets"] });
  await expect(seat, "on the page that is open").toContainText(WORDS.running);
  expect(await reaching()).toEqual(["target", "running"]);
  await shareWithCoach(mara.page, "Carl", { parts: ["targets", "reflections", "reasons"] });
  expect(await reaching()).toEqual(["target", "running", "reflection", "reason"]);
  await shareWithCoach(mara.page, "Carl", { scope: "all" });
  expect(await reaching()).toEqual([
    "target",
    "running",
    "reflection",
    "elsewhereTarget",
    "elsewhereReflection",
    "reason",
  ]);
  await stopSharing(mara.page, "Carl");
  await expect(seat).not.toContainText(WORDS.running);
  recorder.clear();
  await open(roomTab, path);
  await open(carl.page, `${path}/coach`);
  await expect(carl.page.getByText(text("coach.register.empty.title"))).toBeVisible();
  for (const word of Object.values(WORDS)) expect(recorder.received()).not.toContain(word);
  expect(
    recorder.requestedPaths().filter((address) => address.startsWith("/api/live")),
  ).not.toEqual([]);
  await carl.context.close();
  recorder.close();
});

/** Sessions in the room, in another one and alone, kept and broken. */
async function keepHistory(
  app: App,
  mara: Person,
  { room, otherRoom }: { room: string; otherRoom: string },
): Promise<void> {
  const { target, reflection, elsewhereTarget, elsewhereReflection } = WORDS;
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
  await startSession(mara.page, { activity: "Study", minutes: 90, target: WORDS.running });
}

/** Everything that a coach can open or save: the room, the register, the member's page, each file of them. */
async function lookAtAll({ page, context }: Person, path: string): Promise<void> {
  await open(page, path);
  await expect(seatRow(page, "Mara")).toContainText("Study");
  await openRoster(page);
  const links = page.getByRole("link", { name: text("record.download.as", { format: "CSV" }) });
  await saveFile(page, links);
  await openMember(page, "Mara");
  const sessions = section(page, text("coach.member.sessions", { room: ROOM }));
  await expect(sessions.getByRole("listitem")).not.toHaveCount(0);
  await page.reload();
  await expectMemberPage(page, "Mara");
  const files = page.locator('a[href^="/api/export/coach"]');
  for (const href of await files.evaluateAll((all) => all.map((a) => a.getAttribute("href")))) {
    const format = href?.includes("format=") ? "" : "&format=csv";
    const answer = await context.request.get(`${href}${format}`);
    expect(answer.status(), href ?? "").toBe(200);
  }
}

/**
 * Whether the one reason of the record is told: as a field of an answer, as a cell of a file, or in
 * words in a page's markup. The names of all reasons travel to every browser with the app's texts.
 */
function tellsReason(heard: string): boolean {
  if (/[rR]easons?\\?":\[?\\?"someone/.test(heard) || heard.includes(",someone,")) return true;
  const markup = heard.replaceAll(/<script.*?<\/script>/gs, "");
  return markup.includes(`>${text("session.reason.someone")}<`) || / · someone/i.test(markup);
}
