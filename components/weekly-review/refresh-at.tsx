"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useServerClock } from "../live/server-time";

/** At the very end the server may still report the session as running. */
const DELAY_MS = 500;

/** Refreshes the page at an instant (epoch ms), such as the planned end of a running session. */
export function RefreshAt({ at }: { at: number }) {
  const router = useRouter();
  const clock = useServerClock();
  useEffect(() => {
    const timer = setTimeout(() => router.refresh(), at - clock.now() + DELAY_MS);
    return () => clearTimeout(timer);
  }, [at, clock, router]);
  return null;
}
