"use client";

import { type RefObject, useEffect } from "react";
import { useServerClock } from "../live/server-time";
import { percentAt, type TimeWindow } from "./geometry";

/** The initial style of an axis, so that the first paint has the now-mark in its place. */
export const nowShare = (window: TimeWindow, now: number) =>
  ({ "--now": `${percentAt(window, now)}%` }) as React.CSSProperties;

/**
 * Moves the now-mark and the running fills of an axis every second by setting one CSS variable,
 * without rendering.
 */
export function useNowShare(axis: RefObject<HTMLElement | null>, { from, to }: TimeWindow): void {
  const clock = useServerClock();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const move = () => {
      clearTimeout(timer);
      const now = clock.now();
      axis.current?.style.setProperty("--now", `${percentAt({ from, to }, now)}%`);
      timer = setTimeout(move, 1000 - (now % 1000));
    };
    move();
    document.addEventListener("visibilitychange", move);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", move);
    };
  }, [axis, clock, from, to]);
}
