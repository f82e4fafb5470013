import { describe, expect, test } from "vitest";
import { SeededRandom } from "@/demo/group/seeded-random";
import type { Seat } from "@/domain/api/wire";
import { nextAct } from "./next-action";

const NOW = new Date("2026-11-21T10:00:00Z");
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString();

const studying = { name: "Study", color: "amber", isRest: false } as const;

const aSeat = (userId: string, facts: Partial<Seat> = {}): Seat => ({
  userId,
  name: userId,
  role: "member",
  alsoCoaches: false,
  state: "away",
  session: null,
  busyUntil: null,
  recent: [],
  ...facts,
});

const inSession = (userId: string, from: number, to: number, state: Seat["state"] = "running") =>
  aSeat(userId, {
    state,
    session: { activity: studying, target: null, startedAt: at(from), plannedEnd: at(to) },
  });

/** Every act that a room leads to, over many turns of chance. */
function allActs(seats: Seat[], facts: { played?: string[]; last?: string } = {}) {
  const played = new Set(facts.played ?? seats.map(({ userId }) => userId));
  const chance = new SeededRandom("a test");
  const around = { played, last: facts.last ?? null, now: NOW };
  return Array.from({ length: 300 }, () => nextAct(seats, around, chance));
}

const kindsOf = (acts: ReturnType<typeof allActs>) =>
  [...new Set(acts.map((act) => act?.kind))].sort();

describe("what somebody of the demo does next", () => {
  test("whoever is away arrives, and nothing else", () => {
    expect(kindsOf(allActs([aSeat("Jonas")]))).toEqual(["arrive"]);
  });

  test("whoever is here sits down or goes", () => {
    expect(kindsOf(allActs([aSeat("Jonas", { state: "here" })]))).toEqual(["go", "start"]);
  });

  test("a start is short", () => {
    for (const act of allActs([aSeat("Jonas", { state: "here" })])) {
      if (act?.kind === "start") expect(act.minutes >= 5 && act.minutes <= 15).toBe(true);
    }
  });

  test("they sit down until the soonest end that is far enough ahead, a visitor's too", () => {
    const seats = [
      aSeat("Jonas", { state: "here" }),
      inSession("Mara", -5, 5.5),
      inSession("Priya", -5, 18),
      inSession("Teo", -5, 12),
    ];
    const acts = allActs(seats, { played: ["Jonas"] });
    expect(acts).toContainEqual({ who: "Jonas", kind: "sit_down", until: at(12) });
    for (const act of acts) if (act?.kind === "sit_down") expect(act.until).toBe(at(12));
  });

  test("after a completed session they may rest, after a broken one begin anew", () => {
    const recent = { activity: studying, target: null, startedAt: at(-10), plannedEnd: at(-2) };
    const having = (status: "completed" | "broken") => {
      const brokenAt = status === "broken" ? at(-3) : null;
      return aSeat("Jonas", { state: "here", recent: [{ ...recent, status, brokenAt }] });
    };
    expect(kindsOf(allActs([having("completed")]))).toEqual(["go", "rest", "start"]);
    expect(kindsOf(allActs([having("broken")]))).toEqual(["go", "restart", "start"]);
  });

  test("a session breaks only after a minute", () => {
    expect(kindsOf(allActs([inSession("Jonas", -0.5, 5)]))).toEqual([undefined]);
    expect(kindsOf(allActs([inSession("Jonas", -2, 5)]))).toEqual(["break"]);
    expect(kindsOf(allActs([inSession("Jonas", -2, 5, "resting")]))).toEqual(["break"]);
  });

  test("visitors are left to themselves", () => {
    const acts = allActs([aSeat("Mara"), aSeat("Jonas")], { played: ["Jonas"] });
    expect(new Set(acts.map((act) => act?.who))).toEqual(new Set(["Jonas"]));
  });

  test("whoever did something last mostly leaves the next thing to others", () => {
    const acts = allActs([aSeat("Jonas"), aSeat("Teo")], { last: "Teo" });
    const again = acts.filter((act) => act?.who === "Teo").length;
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThan(acts.length / 3);
  });

  test("where some are idle, few of those in a session break it", () => {
    const running = ["Aiyana", "Priya", "Sam", "Okan"].map((who) => inSession(who, -3, 8));
    const acts = allActs([...running, aSeat("Jonas", { state: "here" }), aSeat("Teo")]);
    expect(acts.filter((act) => act?.kind === "break").length).toBeLessThan(acts.length / 20);
  });
});
