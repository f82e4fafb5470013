import { describe, expect, it } from "vitest";
import type { FocusSession } from "../live/session";
import { type HomeEvent, type HomeState, homeReducer, initialHomeState } from "./home-state";

function session(id: string, facts: Partial<FocusSession> = {}): FocusSession {
  return {
    id,
    activity: { id: "a", name: "Work", color: "blue", isRest: false },
    roomSlug: null,
    target: null,
    leaveAlone: null,
    startedAt: Date.parse("2026-11-20T10:00:00.000Z"),
    plannedEnd: Date.parse("2026-11-20T10:25:00.000Z"),
    brokenAt: null,
    breakReason: null,
    drifted: false,
    note: null,
    status: "running",
    localDate: "2026-11-20",
    timeZone: "UTC",
    restartOf: null,
    groupSessionId: null,
    ...facts,
  };
}

const broken = (id: string) =>
  session(id, { status: "broken", brokenAt: Date.parse("2026-11-20T10:10:00.000Z") });
const completed = (id: string) => session(id, { status: "completed" });
const says = (current: FocusSession | null): HomeEvent => ({
  type: "currentChanged",
  session: current,
});
const play = (state: HomeState, ...events: HomeEvent[]) => events.reduce(homeReducer, state);

const idle = initialHomeState(null, null);
const running = initialHomeState(session("one"), null);
const ending = play(running, says(null));
const ended = play(running, { type: "broken", session: broken("one") }, says(null));

describe("home when it opens", () => {
  it("shows the start form while nothing runs", () => {
    expect(idle.screen).toEqual({ kind: "start" });
  });

  it("shows a session that ended a moment before", () => {
    const state = initialHomeState(null, completed("one"));
    expect(state.screen).toEqual({ kind: "ended", session: completed("one") });
  });

  it("shows the running session before one that ended", () => {
    const state = initialHomeState(session("two"), completed("one"));
    expect(state.screen).toEqual({ kind: "running", session: session("two") });
  });

  it("shows the end of a session that completed while the page was on its way", () => {
    const state = initialHomeState(completed("one"), null);
    expect(state.screen).toEqual({ kind: "ended", session: completed("one") });
  });
});

describe("a session that starts", () => {
  it("replaces the start form", () => {
    expect(play(idle, says(session("one"))).screen).toEqual(running.screen);
  });

  it("replaces the session that ended before, for good", () => {
    const started = play(ended, says(session("two")));
    expect(started.screen).toEqual({ kind: "running", session: session("two") });
    expect(play(started, says(null)).screen.kind).toBe("ending");
  });

  it("shows newer data of the session from the server", () => {
    const renamed = session("one", { activity: { ...session("one").activity, name: "Study" } });
    expect(play(running, says(renamed)).screen).toEqual({ kind: "running", session: renamed });
  });
});

describe("a session that ends", () => {
  it("shows its end at once when it completes by the clock", () => {
    const state = play(running, says(completed("one")));
    expect(state.screen).toEqual({ kind: "ended", session: completed("one") });
  });

  it("shows its end at once when it was broken here", () => {
    expect(ended.screen).toEqual({ kind: "ended", session: broken("one") });
  });

  it("keeps its screen while the server is asked how it ended, so that no form flashes", () => {
    expect(ending.screen).toEqual({ kind: "ending", session: session("one") });
  });

  it("shows what the server found", () => {
    const state = play(ending, { type: "endFound", id: "one", session: broken("one") });
    expect(state.screen).toEqual({ kind: "ended", session: broken("one") });
  });

  it("is replaced by the start form when the server found nothing", () => {
    const state = play(ending, { type: "endFound", id: "one", session: null });
    expect(state.screen).toEqual({ kind: "start" });
  });

  it("is not undone by an older answer that still has it running", () => {
    const state = play(running, { type: "broken", session: broken("one") });
    expect(play(state, says(session("one"))).screen).toEqual(state.screen);
  });

  it("stays ended when the server reports no session after it completed by the clock", () => {
    const state = play(running, says(completed("one")), says(null));
    expect(state.screen).toEqual({ kind: "ended", session: completed("one") });
  });
});

describe("an answer that comes late", () => {
  const found: HomeEvent = { type: "endFound", id: "one", session: completed("one") };

  it("does not replace the end that is known already", () => {
    const state = play(ending, { type: "broken", session: broken("one") });
    expect(play(state, found).screen).toEqual({ kind: "ended", session: broken("one") });
  });

  it("does not replace a session that runs meanwhile", () => {
    const state = play(ending, says(session("two")));
    expect(play(state, found)).toBe(state);
    expect(play(state, { type: "broken", session: broken("one") })).toBe(state);
  });

  it("does not apply to the session that ended after it", () => {
    const state = play(ending, says(session("two")), says(null));
    expect(play(state, found)).toBe(state);
  });

  it("does not bring back a session that was dismissed", () => {
    const state = play(ended, { type: "dismissed" });
    expect(play(state, found)).toBe(state);
    expect(play(state, { type: "reviewed", session: broken("one") })).toBe(state);
  });
});

describe("a review", () => {
  it("shows at once", () => {
    const reviewed = { ...broken("one"), note: "phone" };
    const state = play(ended, { type: "reviewed", session: reviewed });
    expect(state.screen).toEqual({ kind: "ended", session: reviewed });
  });

  it("is not undone by the session reported again as it completed", () => {
    const reviewed = session("one", { status: "broken", drifted: true });
    const state = play(
      running,
      says(completed("one")),
      { type: "reviewed", session: reviewed },
      says(completed("one")),
    );
    expect(state.screen).toEqual({ kind: "ended", session: reviewed });
  });

  it("does not touch the end of another session", () => {
    expect(play(ended, { type: "reviewed", session: broken("two") })).toBe(ended);
  });
});

describe("dismissing an ended session", () => {
  it("shows the start form", () => {
    expect(play(ended, { type: "dismissed" }).screen).toEqual({ kind: "start" });
  });

  it("lasts when the session is reported again as it completed", () => {
    const state = play(
      running,
      says(completed("one")),
      { type: "dismissed" },
      says(completed("one")),
    );
    expect(state.screen).toEqual({ kind: "start" });
  });

  it("in another tab shows the start form here", () => {
    const state = play(ended, { type: "dismissedElsewhere", id: "one" });
    expect(state.screen).toEqual({ kind: "start" });
  });

  it("in another tab hides an end that becomes known here only later", () => {
    const early = play(running, { type: "dismissedElsewhere", id: "one" });
    expect(early.screen).toEqual(running.screen);
    expect(play(early, says(completed("one"))).screen).toEqual({ kind: "start" });
    const asked = play(ending, { type: "dismissedElsewhere", id: "one" });
    expect(asked.screen).toEqual(ending.screen);
    const found: HomeEvent = { type: "endFound", id: "one", session: completed("one") };
    expect(play(asked, found).screen).toEqual({ kind: "start" });
  });

  it("in another tab leaves the end of another session", () => {
    const state = play(ended, { type: "dismissedElsewhere", id: "zero" });
    expect(state.screen).toEqual(ended.screen);
  });
});
