import { expect, test } from "vitest";
import type { RecentSession } from "@/domain/api/wire";
import { markOf, marksOf } from "./mark";

const at = (iso: string) => Date.parse(iso);
const window = { from: at("2026-11-20T09:00:00Z"), to: at("2026-11-20T11:00:00Z") };
const now = at("2026-11-20T10:00:00Z");
const session: RecentSession = {
  activity: { name: "Study", color: "amber", isRest: false },
  target: null,
  startedAt: "2026-11-20T09:30:00.000Z",
  plannedEnd: "2026-11-20T10:30:00.000Z",
  brokenAt: null,
  status: "running",
};

test("a running session keeps its whole length and has lost nothing", () => {
  const mark = markOf(session, window, now);
  expect(mark).toMatchObject({ kind: "running", hue: "amber", lost: null });
  expect(mark?.kept).toMatchObject({ left: 25, width: 50 });
});

test("it turns to completed at its end, also before the server says so", () => {
  expect(markOf(session, window, at(session.plannedEnd))?.kind).toBe("completed");
  expect(markOf(session, window, at(session.plannedEnd) - 1)?.kind).toBe("running");
});

test("a broken one is kept to the minute it broke and lost from there", () => {
  const broken = { ...session, status: "broken", brokenAt: "2026-11-20T09:45:00.000Z" } as const;
  const mark = markOf(broken, window, now);
  expect(mark?.kind).toBe("broken");
  expect(mark?.kept).toMatchObject({ left: 25, width: 12.5 });
  expect(mark?.lost).toMatchObject({ left: 37.5, width: 12.5 });
  expect(markOf(broken, window, at("2026-11-20T10:50:00Z"))?.lost).toMatchObject({
    left: 37.5,
    width: 37.5,
  });
});

test("what was lost ends where the next session begins, in whatever order they come", () => {
  const broken = { ...session, status: "broken", brokenAt: "2026-11-20T09:45:00.000Z" } as const;
  const next = { ...session, startedAt: "2026-11-20T09:51:00.000Z" };
  for (const sessions of [
    [broken, next],
    [next, broken],
  ]) {
    const marks = marksOf(sessions, window, now);
    expect(marks.find(({ kind }) => kind === "broken")?.lost).toMatchObject({
      left: 37.5,
      width: 5,
    });
  }
});

test("nothing is lost yet at the instant it breaks, nor when the next begins at once", () => {
  const broken = { ...session, status: "broken", brokenAt: "2026-11-20T10:00:00.000Z" } as const;
  expect(markOf(broken, window, now)?.lost).toBeNull();
  const later = at("2026-11-20T10:10:00Z");
  const [mark] = marksOf([broken, { ...session, startedAt: broken.brokenAt }], window, later);
  expect(mark?.lost).toBeNull();
});

test("one that drifted ran to its end: no minute of it is where it broke", () => {
  const mark = markOf({ ...session, status: "broken" }, window, at("2026-11-20T10:40:00Z"));
  expect(mark).toMatchObject({ kind: "broken", isDrifted: true, lost: null });
  expect(mark?.kept).toMatchObject({ left: 25, width: 50 });
  const broken = { ...session, status: "broken", brokenAt: "2026-11-20T09:45:00.000Z" } as const;
  expect(markOf(broken, window, now)?.isDrifted).toBe(false);
});

test("a rest and a session whose activity is not shared take no activity's hue", () => {
  const rest = { ...session, activity: { name: "Rest", color: "teal", isRest: true } } as const;
  expect(markOf(rest, window, now)).toMatchObject({ isRest: true, hue: "rest" });
  expect(markOf({ ...session, activity: null }, window, now)?.hue).toBe("none");
});
