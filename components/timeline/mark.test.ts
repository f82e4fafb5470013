import { expect, test } from "vitest";
import type { RecentSession } from "../live/seat";
import { buildMark, buildMarks } from "./mark";

const at = (iso: string) => Date.parse(iso);
const window = { from: at("2026-11-20T09:00:00Z"), to: at("2026-11-20T11:00:00Z") };
const now = at("2026-11-20T10:00:00Z");
const session: RecentSession = {
  activity: { name: "Study", color: "amber", isRest: false },
  target: null,
  startedAt: at("2026-11-20T09:30:00.000Z"),
  plannedEnd: at("2026-11-20T10:30:00.000Z"),
  brokenAt: null,
  status: "running",
};

test("a running session is drawn in full length and has no lost part", () => {
  const mark = buildMark(session, window, now);
  expect(mark).toMatchObject({ kind: "running", hue: "amber", lost: null });
  expect(mark?.done).toMatchObject({ left: 25, width: 50 });
});

test("a session is completed from its planned end on, also before the server says so", () => {
  expect(buildMark(session, window, session.plannedEnd)?.kind).toBe("completed");
  expect(buildMark(session, window, session.plannedEnd - 1)?.kind).toBe("running");
});

test("a session that ended early is done until that minute and lost from there", () => {
  const broken = {
    ...session,
    status: "broken",
    brokenAt: at("2026-11-20T09:45:00.000Z"),
  } as const;
  const mark = buildMark(broken, window, now);
  expect(mark?.kind).toBe("broken");
  expect(mark?.done).toMatchObject({ left: 25, width: 12.5 });
  expect(mark?.lost).toMatchObject({ left: 37.5, width: 12.5 });
  expect(buildMark(broken, window, at("2026-11-20T10:50:00Z"))?.lost).toMatchObject({
    left: 37.5,
    width: 37.5,
  });
});

test("the lost part ends where the next session begins, in any order", () => {
  const broken = {
    ...session,
    status: "broken",
    brokenAt: at("2026-11-20T09:45:00.000Z"),
  } as const;
  const next = { ...session, startedAt: at("2026-11-20T09:51:00.000Z") };
  for (const sessions of [
    [broken, next],
    [next, broken],
  ]) {
    const marks = buildMarks(sessions, window, now);
    expect(marks.find(({ kind }) => kind === "broken")?.lost).toMatchObject({
      left: 37.5,
      width: 5,
    });
  }
});

test("nothing is lost at the instant of the early end, nor when the next session begins at once", () => {
  const broken = {
    ...session,
    status: "broken",
    brokenAt: at("2026-11-20T10:00:00.000Z"),
  } as const;
  expect(buildMark(broken, window, now)?.lost).toBeNull();
  const later = at("2026-11-20T10:10:00Z");
  const [mark] = buildMarks([broken, { ...session, startedAt: broken.brokenAt }], window, later);
  expect(mark?.lost).toBeNull();
});

test("an unfocused session ran to its end and has no minute of an early end", () => {
  const mark = buildMark({ ...session, status: "broken" }, window, at("2026-11-20T10:40:00Z"));
  expect(mark).toMatchObject({ kind: "broken", isDrifted: true, lost: null });
  expect(mark?.done).toMatchObject({ left: 25, width: 50 });
  const broken = {
    ...session,
    status: "broken",
    brokenAt: at("2026-11-20T09:45:00.000Z"),
  } as const;
  expect(buildMark(broken, window, now)?.isDrifted).toBe(false);
});

test("a rest and a session with a hidden activity have no activity's hue", () => {
  const rest = { ...session, activity: { name: "Rest", color: "teal", isRest: true } } as const;
  expect(buildMark(rest, window, now)).toMatchObject({ isRest: true, hue: "rest" });
  expect(buildMark({ ...session, activity: null }, window, now)?.hue).toBe("none");
});
