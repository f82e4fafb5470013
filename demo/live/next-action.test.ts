import { describe, expect, test } from "vitest";
import { SeededRandom } from "@/demo/group/seeded-random";
import type { Seat } from "@/domain/api/room-state";
import { chooseAction } from "./next-action";

const NOW = new Date("2026-11-21T10:00:00Z");
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString();

const studying = { name: "Study", color: "amber", isRest: false } as const;

const createSeat = (userId: string, facts: Partial<Seat> = {}): Seat => ({
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
  createSeat(userId, {
    state,
    session: { activity: studying, target: null, startedAt: at(from), plannedEnd: at(to) },
  });

/** All actions chosen for a room over many random draws. */
function collectActions(seats: Seat[], options: { played?: string[]; last?: string } = {}) {
  const played = new Set(options.played ?? seats.map(({ userId }) => userId));
  const random = new SeededRandom("a test");
  const around = { played, last: options.last ?? null, now: NOW };
  return Array.from({ length: 300 }, () => chooseAction(seats, around, random));
}

const listKinds = (actions: ReturnType<typeof collectActions>) =>
  [...new Set(actions.map((action) => action?.kind))].sort();

describe("the next action of a simulated member", () => {
  test("a member who is away only arrives", () => {
    expect(listKinds(collectActions([createSeat("Jonas")]))).toEqual(["arrive"]);
  });

  test("an available member starts a session or leaves", () => {
    expect(listKinds(collectActions([createSeat("Jonas", { state: "here" })]))).toEqual([
      "leave",
      "start",
    ]);
  });

  test("starts are short", () => {
    for (const action of collectActions([createSeat("Jonas", { state: "here" })])) {
      if (action?.kind === "start") expect(action.minutes >= 5 && action.minutes <= 15).toBe(true);
    }
  });

  test("joins until the soonest end that is far enough ahead, also a visitor's", () => {
    const seats = [
      createSeat("Jonas", { state: "here" }),
      inSession("Mara", -5, 5.5),
      inSession("Priya", -5, 18),
      inSession("Teo", -5, 12),
    ];
    const actions = collectActions(seats, { played: ["Jonas"] });
    expect(actions).toContainEqual({ who: "Jonas", kind: "join", until: at(12) });
    for (const action of actions) if (action?.kind === "join") expect(action.until).toBe(at(12));
  });

  test("may rest after a completed session and restart a broken one", () => {
    const recent = { activity: studying, target: null, startedAt: at(-10), plannedEnd: at(-2) };
    const seatAfter = (status: "completed" | "broken") => {
      const brokenAt = status === "broken" ? at(-3) : null;
      return createSeat("Jonas", { state: "here", recent: [{ ...recent, status, brokenAt }] });
    };
    expect(listKinds(collectActions([seatAfter("completed")]))).toEqual(["leave", "rest", "start"]);
    expect(listKinds(collectActions([seatAfter("broken")]))).toEqual(["leave", "restart", "start"]);
  });

  test("ends a session early only after a minute", () => {
    expect(listKinds(collectActions([inSession("Jonas", -0.5, 5)]))).toEqual([undefined]);
    expect(listKinds(collectActions([inSession("Jonas", -2, 5)]))).toEqual(["break"]);
    expect(listKinds(collectActions([inSession("Jonas", -2, 5, "resting")]))).toEqual(["break"]);
  });

  test("never actions for visitors", () => {
    const actions = collectActions([createSeat("Mara"), createSeat("Jonas")], {
      played: ["Jonas"],
    });
    expect(new Set(actions.map((action) => action?.who))).toEqual(new Set(["Jonas"]));
  });

  test("rarely chooses the member who acted last again", () => {
    const actions = collectActions([createSeat("Jonas"), createSeat("Teo")], { last: "Teo" });
    const again = actions.filter((action) => action?.who === "Teo").length;
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThan(actions.length / 3);
  });

  test("rarely ends a session early while others are idle", () => {
    const running = ["Aiyana", "Priya", "Sam", "Okan"].map((who) => inSession(who, -3, 8));
    const actions = collectActions([
      ...running,
      createSeat("Jonas", { state: "here" }),
      createSeat("Teo"),
    ]);
    expect(actions.filter((action) => action?.kind === "break").length).toBeLessThan(
      actions.length / 20,
    );
  });
});
