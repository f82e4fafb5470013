"use client";

import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import type { Current, FocusSession } from "@/domain/api/wire";
import { serverClock } from "../../live/clock";
import { live } from "../../live/live";
import { subscribe } from "../../live/subscribe";
import { useTRPCClient } from "../../trpc/provider";
import { dismissEnded } from "./dismiss-ended";

/**
 * The session that just ended, by the clock, by being broken here, or by being broken on another
 * device; null while one runs or once it was put aside, here or in another tab.
 *
 * @param renew has what the page lists read again: something ended, or began.
 * @returns the session; the one that is running no more while it is being asked how it ended (no
 * form may flash meanwhile: Enter would start from it); and how to say that one was broken here,
 * that one was reviewed, and that the ended one is to be put aside.
 */
export function useEnded(current: Current, initial: FocusSession | null, renew: () => void) {
  const client = useTRPCClient();
  const aside = useAside();
  const [ended, setEnded] = useState(initial);
  const [seen, setSeen] = useState<FocusSession | null>(null);
  const ran = useRef<FocusSession | null>(null);
  /** Counts what was shown, so that an answer that comes late replaces nothing newer. */
  const shown = useRef(0);
  const { session } = current;
  const running = session?.status === "running" ? session : null;
  if (running && running !== seen) setSeen(running);

  function show(next: FocusSession | null) {
    shown.current += 1;
    setEnded(next);
    setSeen(null);
  }
  function end(broken: FocusSession) {
    renew();
    // The answer may come late, when another session runs already.
    const held = live().state.me?.session;
    if (held && held.id !== broken.id) return;
    ran.current = null;
    show(broken);
    live().setCurrent({ session: null, serverNow: new Date(serverClock.now()).toISOString() });
  }
  function review(reviewed: FocusSession) {
    setEnded((held) => (held?.id === reviewed.id ? reviewed : held));
    renew();
  }
  function dismiss() {
    if (ended) dismissEnded(ended.id);
    show(null);
  }

  const follow = useEffectEvent(async () => {
    const gone = ran.current;
    ran.current = running;
    if (running) {
      shown.current += 1;
      return setEnded(null);
    }
    if (session) return show(session);
    if (!gone) return;
    const before = shown.current;
    const day = { from: gone.localDate, to: gone.localDate };
    const found = await client.focusSession.list.query(day).then(
      ({ items }) => items.find(({ id }) => id === gone.id) ?? null,
      () => null,
    );
    if (shown.current === before) show(found);
  });
  // Only a turn is followed: the page itself was rendered with what stood before.
  const state = session ? `${session.id} ${session.status}` : "";
  const turned = useRef(state);
  useEffect(() => {
    void follow();
    if (turned.current === state) return;
    turned.current = state;
    renew();
  }, [state, renew]);

  const isAside = ended !== null && ended.id === aside;
  const leaving = running || ended ? null : seen;
  return { ended: isAside ? null : ended, leaving, end, review, dismiss };
}

/** Id of the session that was put aside last in another tab. */
const useAside = () =>
  useSyncExternalStore(
    subscribe,
    () => live().state.aside,
    () => null,
  );
