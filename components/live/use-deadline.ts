"use client";

import { useEffect, useState } from "react";
import { serverClock } from "./clock";

const LOOK_AGAIN_MS = 1_000;

/**
 * Epoch ms of the server's clock, renewed only when an instant passes that matters: what turns a
 * screen over at a planned end without drawing it every second.
 *
 * @param next the next such instant after the given one (epoch ms), or null.
 * @param saidAt when the server said what is drawn (epoch ms): the answer is never before it.
 */
export function useDeadline(next: (now: number) => number | null, saidAt: number): number {
  const [passed, setPassed] = useState(saidAt);
  const now = Math.max(passed, saidAt);
  const instant = next(now);
  useEffect(() => {
    if (instant === null) return;
    let timer: ReturnType<typeof setTimeout>;
    // Looks every second: the clock itself may be put right meanwhile.
    const look = () => {
      clearTimeout(timer);
      const time = serverClock.now();
      if (time >= instant) setPassed(time);
      else timer = setTimeout(look, Math.min(instant - time, LOOK_AGAIN_MS));
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [instant]);
  return now;
}
