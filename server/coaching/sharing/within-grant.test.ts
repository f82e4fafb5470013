import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { COACHED_PARTS } from "@/domain/api/export-part";
import { GRANT_SCOPES } from "@/domain/coaching/grant";
import { BREAK_REASONS } from "@/domain/focus-session/break-reason";
import { localDay } from "@/domain/time/local-day";
import { addDays } from "@/domain/time/period";
import { exportCoach } from "../../export/coach";
import { callOutcome } from "../../testing/callers";
import { stopTime, travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { requestDownload, serveDownloadsFrom } from "../../testing/downloads";
import { insertSession } from "../../testing/factories";
import {
  AGES,
  type Age,
  buildTexts,
  createCoachedRoom,
  createMarkedHistory,
  LEFT_ALONE,
  NEW_DAYS,
  OLD_DAYS,
  PLACES,
  type Place,
  reasonIn,
} from "../testing/coaching-room";

const database = testDatabase();
serveDownloadsFrom(database);
const DAY_MS = 86_400_000;

/** Between the old and the new sessions. */
const GRANTED_DAYS_AGO = (OLD_DAYS + NEW_DAYS) >> 1;

let room: Awaited<ReturnType<typeof createCoachedRoom>>;
let marks: Awaited<ReturnType<typeof createMarkedHistory>>;
let period: { from: string; to: string };

beforeAll(async () => {
  await stopTime(database.db);
  room = await createCoachedRoom(database);
  marks = await createMarkedHistory(database, room.mara, room.roomId);
  await liveSessions();
  const today = localDay(await readClock(database.db), "UTC");
  period = { from: addDays(today, -30), to: addDays(today, 1) };
});

/** Targets visible live in the room: of a session just completed and of the running one. */
const LIVE = { kept: "target-live-kept", running: "target-live-running" };
const LIVE_WORDS = Object.values(LIVE).sort();

async function liveSessions(): Promise<void> {
  const { mara, roomId, slug } = room;
  const work = (await mara.call.activity.list()).find(({ name }) => name === "Work");
  const activityId = work?.id ?? "";
  const startedAt = new Date((await readClock(database.db)).getTime() - 30 * 60_000);
  await insertSession(database.db, {
    ...{ userId: mara.userId, activityId, roomId, startedAt },
    target: LIVE.kept,
    leaveAlone: LEFT_ALONE,
  });
  const texts = { target: LIVE.running, leaveAlone: LEFT_ALONE };
  await mara.call.focusSession.start({ activityId, minutes: 25, roomSlug: slug, ...texts });
}

/** Runs a function with the clock set back by these days. */
async function daysAgo<Result>(days: number, run: () => Promise<Result>): Promise<Result> {
  await travel(database.db, -days * DAY_MS);
  try {
    return await run();
  } finally {
    await travel(database.db, days * DAY_MS);
  }
}

type Guest = (typeof room)["carl"];

/**
 * All that a person can get, or without the downloads of parts and of the account, or only calls. Each
 * part is taken from the page's answer, which is always read as a whole, and computes all of it again.
 */
type Extent = "all" | "calls and pages" | "calls";

/** Returns every answer about the room and Mara that this person can get. */
async function readEverything(guest: Guest, extent: Extent = "all"): Promise<string> {
  const { slug, mara } = room;
  const about = { roomSlug: slug, userId: mara.userId };
  const { call } = guest;
  const queries: (() => Promise<unknown>)[] = [
    () => call.coach.members({ roomSlug: slug }),
    () => call.coach.member({ ...about, ...period, compare: period }),
    () => call.coach.notes(about),
    () => call.coach.plans(about),
    () => call.coach.notes(),
    () => call.coach.plans(),
    () => call.coach.grants(),
    () => call.coach.accessLog(),
    () => call.coach.accessThisWeek(),
    () => call.room.list(),
    () => call.room.get({ slug }),
    () => call.room.live({ slug }),
    () => call.member.list({ roomSlug: slug }),
    () => call.dashboard.room({ roomSlug: slug, ...period }),
    () => call.focusSession.list(period),
    ...(extent === "all" ? [() => call.account.export()] : []),
  ];
  const answers: string[] = [];
  const collect = async (answer: Promise<unknown>) => answers.push(JSON.stringify(await answer));
  for (const ask of queries) await callOutcome(collect(ask()));
  const params = { room: slug, member: mara.userId, ...period };
  const pages: Record<string, string>[] = [
    { room: slug },
    { room: slug, format: "json" },
    { ...params, format: "json" },
  ];
  const parts = COACHED_PARTS.map((part) => ({ ...params, part }));
  const files = { all: [...pages, ...parts], "calls and pages": pages, calls: [] }[extent];
  for (const file of files)
    answers.push(await (await requestDownload(exportCoach, guest, file)).text());
  return answers.join("\n");
}

/** Returns which of Mara's texts this person can read. */
async function findVisibleTexts(guest: Guest, extent?: Extent): Promise<string[]> {
  const bytes = await readEverything(guest, extent);
  const recorded = PLACES.flatMap((place) =>
    AGES.flatMap((age) => Object.values(buildTexts(place, age))),
  );
  const words = [...recorded, ...LIVE_WORDS];
  const reasons = BREAK_REASONS.filter((reason) => new RegExp(`\\b${reason}\\b`).test(bytes));
  const { elsewhereSlug, elsewhereName, timesElsewhere } = marks;
  for (const hidden of [elsewhereSlug, elsewhereName, ...timesElsewhere, LEFT_ALONE])
    expect(bytes).not.toContain(hidden);
  return [...words.filter((word) => bytes.includes(word)), ...reasons].sort();
}

/** Other members of the room see Mara's running session, and her activities in the comparison. */
const WORDS_TO_ROOM_MATES = [
  ...LIVE_WORDS,
  ...AGES.map((age) => buildTexts("here", age).activity),
].sort();

/** The texts that PRODUCT.md allows, listed without the code that decides it. */
function listGrantedTexts(grant: Choice): string[] {
  const places: Place[] = grant.scope === "room" ? ["here"] : ["here", "alone", "elsewhere"];
  const ages: Age[] = grant.includeHistory ? ["old", "new"] : ["new"];
  const words = places.flatMap((place) =>
    ages.flatMap((age) => {
      const { activity, target, note } = buildTexts(place, age);
      return [activity, ...(grant.targets ? [target] : []), ...(grant.reflections ? [note] : [])];
    }),
  );
  const live = grant.targets ? LIVE_WORDS : [];
  return [...words, ...live, ...(grant.reasons ? ages.map(reasonIn) : [])].sort();
}

type Choice = Required<Omit<Parameters<Guest["call"]["coach"]["grant"]>[0], "roomSlug" | "userId">>;
const BOTH = [false, true];

const CHOICES: Choice[] = GRANT_SCOPES.flatMap((scope) =>
  BOTH.flatMap((targets) =>
    BOTH.flatMap((reflections) =>
      BOTH.flatMap((reasons) =>
        BOTH.map((includeHistory) => ({ scope, targets, reflections, reasons, includeHistory })),
      ),
    ),
  ),
);

test("shows the member what they left alone", async () => {
  expect(await readEverything(room.mara)).toContain(LEFT_ALONE);
});

// The same is checked after each grant below, when it is revoked.
test("shows the coach nothing before the first grant", async () => {
  expect(await findVisibleTexts(room.carl)).toEqual([]);
});

describe.each(CHOICES.map((choice, n) => ({ choice, n })))("$choice", ({ choice, n }) => {
  test("shows this to one coach while the grant lasts, and nothing to anyone else", async () => {
    const { carl, cleo, olga, ben, sven, mara, slug } = room;
    const coach = { roomSlug: slug, userId: carl.userId };
    await daysAgo(GRANTED_DAYS_AGO, () => mara.call.coach.grant({ ...coach, ...choice }));
    // Everybody reads everything for the least and the most that each scope and time can show; in
    // between the coach reads, and one other person in turn.
    const { targets, reflections, reasons } = choice;
    const isExtreme = targets === reflections && reflections === reasons;
    const granted = await findVisibleTexts(carl, isExtreme ? "all" : "calls and pages");
    expect(granted).toEqual(listGrantedTexts(choice));
    const everybody = [cleo, sven, olga, ben];
    const others = isExtreme ? everybody : everybody.filter((_, i) => i === n % everybody.length);
    for (const other of others) {
      const isRoomMate = other === olga || other === ben;
      const seen = await findVisibleTexts(other, isExtreme ? "all" : "calls");
      expect(seen).toEqual(isRoomMate ? WORDS_TO_ROOM_MATES : []);
    }
    await mara.call.coach.revoke(coach);
    expect(await findVisibleTexts(carl, isExtreme ? "all" : "calls")).toEqual([]);
  });
});

test("replaces each choice with the next at once", async () => {
  const { carl, mara, slug } = room;
  const coach = { roomSlug: slug, userId: carl.userId };
  await daysAgo(GRANTED_DAYS_AGO, () => mara.call.coach.grant(coach));
  // Goes backwards in steps that change several choices, so that rights are also removed.
  for (const choice of CHOICES.toReversed().filter((_, i) => i % 5 === 0)) {
    await daysAgo(GRANTED_DAYS_AGO, () => mara.call.coach.grant({ ...coach, ...choice }));
    expect(await findVisibleTexts(carl, "calls and pages")).toEqual(listGrantedTexts(choice));
  }
  await mara.call.coach.revoke(coach);
});
