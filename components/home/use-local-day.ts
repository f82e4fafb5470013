"use client";

import { useEffect, useState } from "react";
import { serverClock } from "../live/clock";
import { dayIn } from "./zoned-date";

const LOOK_AGAIN_MS = 10_000;

/**
 * The person's local day, `YYYY-MM-DD`, by the server's clock: a page left open over midnight turns
 * to the next one by itself.
 *
 * @param first the day as the server rendered the page; it stands until the browser has looked.
 */
export function useLocalDay(first: string, timeZone: string): string {
  const [day, setDay] = useState(first);
  useEffect(() => {
    const look = () => serverClock.isSet && setDay(dayIn(serverClock.now(), timeZone));
    look();
    const timer = setInterval(look, LOOK_AGAIN_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [timeZone]);
  return day;
}
