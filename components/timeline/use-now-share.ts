"use client";

import { type RefObject, useEffect } from "react";
import { useServerClock } from "../live/server-time";
import { percentAt, type TimeWindow } from "./geometry";

/** The initial style of an axis, so that the first paint has the now-mark in its place. */
export const nowShare = (window: TimeWindow, now: number) =>
  ({ "--now": `${percentAt(window, now)}%` }) as React.CSSProperties;

/** The now-mark moves by a quarter of a CSS pixel at a time. */
const STEPS_PER_PX = 4;
const LONGEST_STEP_MS = 10_000;

/**
 * Moves the now-mark and the running fills of an axis by setting one CSS variable, without rendering:
 * every second, or less often where a second is too short to be seen, because each time the styles
 * of all rows are computed.
 */
export function useNowShare(axis: RefObject<HTMLElement | null>, { from, to }: TimeWindow): void {
  const clock = useServerClock();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const move = () => {
      clearTimeout(timer);
      const now = clock.now();
      const element = axis.current;
      element?.style.setProperty("--now", `${percentAt({ from, to }, now)}%`);
      const seconds = Math.ceil(findStepMs(to - from, element?.clientWidth ?? 0) / 1000);
      timer = setTimeout(move, seconds * 1000 - (now % 1000));
    };
    move();
    document.addEventListener("visibilitychange", move);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", move);
    };
  }, [axis, clock, from, to]);
}

/** Time (ms) in which the mark moves visibly on an axis of this length and width. */
function findStepMs(lengthMs: number, widthPx: number): number {
  if (widthPx === 0) return 1000;
  return Math.min(LONGEST_STEP_MS, Math.max(1000, lengthMs / widthPx / STEPS_PER_PX));
}
