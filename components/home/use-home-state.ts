"use client";

import { useEffect, useEffectEvent, useReducer, useRef, useSyncExternalStore } from "react";
import { live, subscribeToLive } from "../live/live";
import { serverClock } from "../live/server-clock";
import { type CurrentSession, type FocusSession, parseSession } from "../live/session";
import { useTRPCClient } from "../trpc/provider";
import { dismissEnded } from "./ended/dismiss-ended";
import { type HomeScreen, homeReducer, initialHomeState } from "./home-state";

interface HomeStateApi {
  screen: HomeScreen;
  /** The user ended the session early on this device. */
  onBroken: (session: FocusSession) => void;
  onReviewed: (session: FocusSession) => void;
  /** Dismisses the ended session, in all tabs of this browser. */
  dismiss: () => void;
}

/**
 * Feeds home's reducer with the events of the server, this device and the other tabs.
 *
 * @param initialEnded a session that ended a moment before the page was rendered.
 * @param refresh re-reads what the page lists; called when a session starts, ends or is reviewed.
 */
export function useHomeState(
  { session: current }: CurrentSession,
  initialEnded: FocusSession | null,
  refresh: () => void,
): HomeStateApi {
  const client = useTRPCClient();
  const dismissedElsewhere = useSyncExternalStore(
    subscribeToLive,
    () => live().state.dismissedElsewhere,
    () => null,
  );
  const [state, dispatch] = useReducer(homeReducer, null, () =>
    initialHomeState(current, initialEnded),
  );
  const { screen } = state;
  // Dispatched while rendering, not in an effect: no frame may show the former screen.
  if (current !== state.current) dispatch({ type: "currentChanged", session: current });
  if (dismissedElsewhere !== null && dismissedElsewhere !== state.dismissedElsewhere) {
    dispatch({ type: "dismissedElsewhere", id: dismissedElsewhere });
  }

  const findEnd = useEffectEvent(async ({ id, localDate }: FocusSession) => {
    const day = { from: localDate, to: localDate };
    const session = await client.focusSession.list.query(day).then(
      ({ items }) => items.find((listed) => listed.id === id) ?? null,
      () => null,
    );
    dispatch({ type: "endFound", id, session: session && parseSession(session) });
  });
  const ending = screen.kind === "ending" ? screen.session : null;
  useEffect(() => {
    if (ending) void findEnd(ending);
  }, [ending]);

  const turn = current ? `${current.id} ${current.status}` : "";
  const refreshedAt = useRef(turn);
  useEffect(() => {
    if (refreshedAt.current === turn) return;
    refreshedAt.current = turn;
    refresh();
  }, [turn, refresh]);

  function onBroken(session: FocusSession) {
    refresh();
    // The next session may already run when the answer arrives.
    const held = live().state.me?.session;
    if (held && held.id !== session.id) return;
    dispatch({ type: "broken", session });
    live().setCurrent({ session: null, serverNow: serverClock.wholeNow() });
  }
  function onReviewed(session: FocusSession) {
    dispatch({ type: "reviewed", session });
    refresh();
  }
  function dismiss() {
    if (screen.kind === "ended") dismissEnded(screen.session.id);
    dispatch({ type: "dismissed" });
  }
  return { screen, onBroken, onReviewed, dismiss };
}
