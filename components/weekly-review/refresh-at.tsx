"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useServerClock } from "../live/server-time";

/** The answer at the very end may still be the old one. */
const A_MOMENT_MS = 500;

/** Draws the page anew once a session that runs has ended. `at` is its planned end. */
export function RenewAt({ at }: { at: string }) {
  const router = useRouter();
  const clock = useServerClock();
  useEffect(() => {
    const timer = setTimeout(() => router.refresh(), Date.parse(at) - clock.now() + A_MOMENT_MS);
    return () => clearTimeout(timer);
  }, [at, clock, router]);
  return null;
}
