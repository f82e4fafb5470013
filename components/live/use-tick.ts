"use client";

import { useEffect, useState } from "react";
import { serverClock } from "./server-clock";
import { useRenderedAt } from "./server-time";

/**
 * Epoch ms of the server's clock, updated at every whole multiple of `ms` (1000: every second) and
 * when the tab becomes visible. Use it in the smallest component that shows it.
 */
export function useTick(ms: number): number {
  const first = useRenderedAt();
  const [now, setNow] = useState(first);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      clearTimeout(timer);
      const time = serverClock.now();
      setNow(time);
      timer = setTimeout(tick, ms - (time % ms));
    };
    tick();
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [ms]);
  return now;
}
