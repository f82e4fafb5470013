"use client";

import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from "react";
import { serverClock } from "./clock";

const ServerNow = createContext<number | null>(null);

/**
 * The server's time when it rendered this page, so that the first paint in the browser equals what
 * the server sent. Every page with something that ticks wraps it: `<ServerTime now={serverNow}>`.
 *
 * @param now ISO instant, `serverNow` of any answer.
 */
export function ServerTime({ now, children }: { now: string; children: ReactNode }) {
  // Before the effects of whatever ticks below: none of them may ask a clock that is not set.
  useLayoutEffect(() => serverClock.atLeast(now), [now]);
  return <ServerNow value={Date.parse(now)}>{children}</ServerNow>;
}

/**
 * Epoch ms to draw with first: when the server rendered the page, as long as the browser takes it
 * over, and the server's clock for what appears later. Throws outside of `<ServerTime>`.
 */
export function useRenderedAt(): number {
  const now = useContext(ServerNow);
  if (now === null) throw new Error("Something that ticks stands outside of <ServerTime>");
  return serverClock.isSet ? serverClock.now() : now;
}

/** The server's clock: `now()` is epoch ms. For handlers and effects; to draw, use `useTick`. */
export function useServerClock(): { now(): number } {
  return useMemo(() => ({ now: () => serverClock.now() }), []);
}
