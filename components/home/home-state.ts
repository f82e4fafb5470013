import type { FocusSession } from "../live/session";

/** The screen that home shows. */
export type HomeScreen =
  | { kind: "start" }
  | { kind: "running"; session: FocusSession }
  /** The session no longer runs and the server is asked how it ended; its screen stays meanwhile. */
  | { kind: "ending"; session: FocusSession }
  | { kind: "ended"; session: FocusSession };

export interface HomeState {
  screen: HomeScreen;
  /** The newest answer of the server about the user's session. */
  current: FocusSession | null;
  /** The ended session that another tab dismissed last. */
  dismissedElsewhere: string | null;
}

export type HomeEvent =
  /**
   * The server reported the running session, or a session reached its planned end by the server's
   * clock.
   */
  | { type: "currentChanged"; session: FocusSession | null }
  /** The user ended the session early on this device. */
  | { type: "broken"; session: FocusSession }
  /** The answer to how session `id` ended; null when it could not be found. */
  | { type: "endFound"; id: string; session: FocusSession | null }
  | { type: "reviewed"; session: FocusSession }
  | { type: "dismissed" }
  | { type: "dismissedElsewhere"; id: string };

const START: HomeScreen = { kind: "start" };

/** Home's state when the page opens; `ended` is a session that ended a moment before. */
export function initialHomeState(
  current: FocusSession | null,
  ended: FocusSession | null,
): HomeState {
  const state = { screen: START, current: null, dismissedElsewhere: null };
  const opened = ended ? showEnded(state, ended) : state;
  return homeReducer(opened, { type: "currentChanged", session: current });
}

/** Home's state after an event. An answer that comes late replaces nothing newer. */
export function homeReducer(state: HomeState, event: HomeEvent): HomeState {
  const { screen } = state;
  switch (event.type) {
    case "currentChanged":
      return { ...followCurrent(state, event.session), current: event.session };
    case "broken": {
      const isOtherCurrent = state.current !== null && state.current.id !== event.session.id;
      return isOtherCurrent ? state : showEnded(state, event.session);
    }
    case "endFound":
      if (screen.kind !== "ending" || screen.session.id !== event.id) return state;
      return event.session ? showEnded(state, event.session) : { ...state, screen: START };
    case "reviewed":
      if (screen.kind !== "ended" || screen.session.id !== event.session.id) return state;
      return showEnded(state, event.session);
    case "dismissed":
      return { ...state, screen: START };
    case "dismissedElsewhere": {
      const next = { ...state, dismissedElsewhere: event.id };
      return screen.kind === "ended" ? showEnded(next, screen.session) : next;
    }
  }
}

function followCurrent(state: HomeState, session: FocusSession | null): HomeState {
  const { screen, current } = state;
  if (session?.status === "running") {
    // An older answer that still has it running does not undo the end.
    const hasEnded = screen.kind === "ended" && screen.session.id === session.id;
    return hasEnded ? state : { ...state, screen: { kind: "running", session } };
  }
  if (session) {
    // Reported again, it must not bring back what was dismissed, nor replace what was reviewed.
    const isKnown = current?.id === session.id && current.status === session.status;
    return isKnown ? state : showEnded(state, session);
  }
  return screen.kind === "running"
    ? { ...state, screen: { kind: "ending", session: screen.session } }
    : state;
}

function showEnded(state: HomeState, session: FocusSession): HomeState {
  const isDismissed = session.id === state.dismissedElsewhere;
  return { ...state, screen: isDismissed ? START : { kind: "ended", session } };
}
