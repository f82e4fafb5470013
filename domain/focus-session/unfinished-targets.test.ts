import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../time/period";
import { findUnfinishedTargets, type TargetedSession } from "./unfinished-targets";

const TODAY = "2026-03-10";
const NOW = new Date("2026-03-10T18:00:00Z");
const at = { now: NOW, today: TODAY };

interface Session extends TargetedSession {
  id: number;
}

type Kind = "completed" | "running" | "ended early" | "unfocused" | "done early" | "dismissed";
const KINDS: Kind[] = [
  "completed",
  "running",
  "ended early",
  "unfocused",
  "done early",
  "dismissed",
];

function session(kind: Kind, facts: Partial<Session> = {}): Session {
  const end = new Date(NOW.getTime() + (kind === "running" ? 1 : 0));
  const isEarly = ["ended early", "done early", "dismissed"].includes(kind);
  return {
    id: 0,
    target: "chapter 4",
    activityId: "study",
    localDate: TODAY,
    plannedEnd: end,
    brokenAt: isEarly ? NOW : null,
    driftedAt: kind === "unfocused" ? end : null,
    breakReason: kind === "done early" ? "done_early" : null,
    isDismissed: kind === "dismissed",
    ...facts,
  };
}

test("offers the target of a session that ended early or was marked unfocused", () => {
  const offered = KINDS.filter((kind) => findUnfinishedTargets([session(kind)], at).length === 1);
  expect(offered).toEqual(["ended early", "unfocused"]);
});

test("lets the latest session with the target decide", () => {
  const broken = session("ended early");
  for (const kind of KINDS) {
    const later = session(kind);
    const isOffered = kind === "ended early" || kind === "unfocused";
    expect(findUnfinishedTargets([later, broken], at)).toEqual(isOffered ? [later] : []);
    expect(findUnfinishedTargets([broken, later], at)).toEqual([broken]);
  }
});

test("compares targets without case and spacing, within an activity", () => {
  const broken = session("ended early");
  const same = session("completed", { target: " Chapter  4" });
  const elsewhere = session("completed", { activityId: "work" });
  expect(findUnfinishedTargets([same, broken], at)).toEqual([]);
  expect(findUnfinishedTargets([elsewhere, broken], at)).toEqual([broken]);
});

test("offers a target for seven local days after its session", () => {
  const days = [-8, -7, -1, 0].map((by) => addDays(TODAY, by));
  const offered = days.filter(
    (localDate) => findUnfinishedTargets([session("ended early", { localDate })], at).length > 0,
  );
  expect(offered).toEqual(days.slice(1));
});

test("offers at most three different targets, the newest first", () => {
  const sessions = fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      target: fc.constantFrom("a", "b", "c", "d", "e"),
      activityId: fc.constantFrom("study", "work"),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(sessions, (drawn) => {
      const all = drawn.map(({ kind, ...facts }, id) => session(kind, { ...facts, id }));
      const ids = findUnfinishedTargets(all, at).map(({ id }) => id);
      const expected = all
        .filter(({ target, activityId }, id) =>
          all.slice(0, id).every((one) => one.target !== target || one.activityId !== activityId),
        )
        .filter(({ id }) => ["ended early", "unfocused"].includes(drawn[id]?.kind ?? ""))
        .map(({ id }) => id);
      expect(ids).toEqual(expected.slice(0, 3));
    }),
  );
});
