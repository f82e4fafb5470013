"use client";

import { useEffect, useState } from "react";
import { serverClock } from "./server-clock";

const CHECK_MS = 1_000;

/**
 * Epoch ms of the server's clock, updated only when a given instant passes. It changes a screen at a
 * planned end without rendering it every second.
 *
 * @param next returns the next such instant after the given one (epoch ms), or null.
 * @param sentAt when the server sent the rendered data (epoch ms); the result is never before it.
 */
export function useDeadline(next: (now: number) => number | null, sentAt: number): number {
  const [passed, setPassed] = useState(sentAt);
  const now = Math.max(passed, sentAt);
  const instant = next(now);
  useEffect(() => {
    if (instant === null) return;
    let timer: ReturnType<typeof setTimeout>;
    // Checks every second, because the clock itself may be corrected meanwhile.
    const check = () => {
      clearTimeout(timer);
      const time = serverClock.now();
      if (time >= instant) setPassed(time);
      else timer = setTimeout(check, Math.min(instant - time, CHECK_MS));
    };
    check();
    document.addEventListener("visibilitychange", check);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", check);
    };
  }, [instant]);
  return now;
}
