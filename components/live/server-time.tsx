"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useSyncExternalStore,
} from "react";
import { findDocumentArrival, serverClock } from "./server-clock";

const ServerNow = createContext<number | null>(null);

/**
 * Provides the server's time of rendering, so that the first paint in the browser equals what the
 * server sent. Every page with something that ticks needs it: `<ServerTime now={serverNow}>`.
 *
 * @param now epoch ms, `serverNow` of any answer.
 */
export function ServerTime({ now, children }: { now: number; children: ReactNode }) {
  const isInDocument = useSyncExternalStore(subscribeToNothing, isRendered, isHydrated);
  // A layout effect runs before the effects below, which need the clock to be set.
  useLayoutEffect(
    () => serverClock.atLeast(now, isInDocument ? findDocumentArrival() : undefined),
    [now, isInDocument],
  );
  return <ServerNow value={now}>{children}</ServerNow>;
}

const subscribeToNothing = () => () => {};
const isRendered = () => false;
const isHydrated = () => true;

/**
 * Epoch ms for a component's first render: the time of rendering during hydration, later the
 * server's clock. Throws outside `<ServerTime>`.
 */
export function useRenderedAt(): number {
  const now = useContext(ServerNow);
  if (now === null) throw new Error("A component that shows time is outside <ServerTime>");
  return serverClock.isSet ? serverClock.now() : now;
}

/** The server's clock (`now()` is epoch ms) for handlers and effects; to render, use `useTick`. */
export function useServerClock(): { now(): number } {
  return useMemo(() => ({ now: () => serverClock.now() }), []);
}
