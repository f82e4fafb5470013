"use client";

import { type RefObject, useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Faster than this, nobody reads a row. */
const READABLE_PX_PER_MS = 0.8;
/** For so long it has to be slower before rows get details. */
const CALM_MS = 120;
const ROWS_PER_FRAME = 4;
/** The page has fewer rows than this. */
const MANY_ROWS = 100;
const ALL = Number.POSITIVE_INFINITY;

/**
 * Returns how many rows may have details: all, none while the list scrolls faster than one can read,
 * then a few more at each frame, because a whole screen of them at once would block the page.
 */
export function useDetailedRows(scroller: RefObject<HTMLElement | null>): number {
  const [count, setCount] = useState(ALL);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let last = { top: element.scrollTop, at: performance.now() };
    let calm: ReturnType<typeof setTimeout>;
    const onScroll = () => {
      const next = { top: element.scrollTop, at: performance.now() };
      // After a rest the movement has only just begun.
      const ms = Math.min(CALM_MS, next.at - last.at);
      const isFast = Math.abs(next.top - last.top) > READABLE_PX_PER_MS * ms;
      last = next;
      if (!isFast) return;
      // At once: the list renders the rows that come into view in its own listener.
      flushSync(() => setCount(0));
      clearTimeout(calm);
      calm = setTimeout(() => setCount(ROWS_PER_FRAME), CALM_MS);
    };
    // Captured, to be called before that listener.
    element.addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => {
      clearTimeout(calm);
      element.removeEventListener("scroll", onScroll, { capture: true });
    };
  }, [scroller]);
  useEffect(() => {
    if (count === 0 || count === ALL) return;
    const frame = requestAnimationFrame(() =>
      setCount(count < MANY_ROWS ? count + ROWS_PER_FRAME : ALL),
    );
    return () => cancelAnimationFrame(frame);
  }, [count]);
  return count;
}
