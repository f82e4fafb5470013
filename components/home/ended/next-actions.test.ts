import { expect, test } from "vitest";
import type { FocusSession } from "../../live/session";
import { listNextActions } from "./next-actions";

const MINUTE = 60_000;
const START = Date.parse("2026-11-20T10:00:00Z");
const at = (minute: number) => START + minute * MINUTE;
const rest = { id: "rest", name: "Rest", color: "olive", isRest: true } as const;

function build(minutes: number, facts: Partial<FocusSession> = {}): FocusSession {
  return {
    id: "s",
    activity: { id: "study", name: "Study", color: "blue", isRest: false },
    roomSlug: "chem",
    target: "chapter 9",
    leaveAlone: null,
    startedAt: START,
    plannedEnd: at(minutes),
    brokenAt: null,
    breakReason: null,
    drifted: false,
    note: null,
    status: "completed",
    localDate: "2026-11-20",
    timeZone: "UTC",
    restartOf: null,
    groupSessionId: null,
    ...facts,
  };
}

const broken = (minutes: number, after: number) =>
  build(minutes, { status: "broken", brokenAt: at(after) });
const list = (session: FocusSession, now: number, today: FocusSession[] = [session]) =>
  listNextActions({ session, rest, today, now });
const offers = (...args: Parameters<typeof list>) =>
  list(...args).map(({ text, minutes }) => [text, minutes]);

test("offers the same again and a rest, longer after a long session", () => {
  expect(offers(build(25), at(25))).toEqual([
    ["again", 25],
    ["restFor", 5],
  ]);
  expect(offers(build(45), at(45)).at(-1)).toEqual(["restFor", 10]);
  expect(list(build(25), at(25))[0]?.request).toMatchObject({
    minutes: 25,
    target: "chapter 9",
    roomSlug: "chem",
    restartOf: null,
  });
});

test("offers the same length and a shorter one after an early end", () => {
  expect(offers(broken(60, 47), at(48))).toEqual([
    ["restart", 60],
    ["try", 45],
    ["restFor", 10],
  ]);
  expect(list(broken(60, 47), at(48))[0]?.request).toMatchObject({ minutes: 60, restartOf: "s" });
});

test("offers a colleague's end again while at least five minutes are left until then", () => {
  const joined = broken(24.7, 10);
  const [first] = list(joined, at(19.7));
  expect(first).toMatchObject({ text: "restartUntil", end: at(24.7) });
  expect(first?.request).toMatchObject({
    until: new Date(at(24.7)).toISOString(),
    restartOf: "s",
  });
  expect(first?.request).not.toHaveProperty("minutes");
  expect(offers(joined, at(19.71))[0]).toEqual(["restart", 24]);
  expect(offers(broken(25, 10), at(11))[0]).toEqual(["restart", 25]);
});

test("leads back from a rest to the session before it", () => {
  const before = build(25);
  const pause = build(5, { activity: rest, startedAt: at(25), plannedEnd: at(30) });
  expect(offers(pause, at(30), [pause, before])).toEqual([
    ["backTo", 25],
    ["again", 5],
  ]);
  expect(offers(pause, at(30), [pause])).toEqual([["again", 5]]);
});
