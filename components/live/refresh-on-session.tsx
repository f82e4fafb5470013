"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { CurrentSession } from "./session";
import { useCurrentSession } from "./use-current-session";

/** At the very end the server may still report the session as running. */
const DELAY_MS = 500;

/**
 * Refreshes what the server rendered when the viewer's session starts or ends on any device: figures
 * count it only then, and messages wait for its end.
 */
export function RefreshOnSession({ current }: { current: CurrentSession }) {
  const router = useRouter();
  const isRunning = useCurrentSession(current).session?.status === "running";
  const last = useRef(isRunning);
  useEffect(() => {
    if (last.current === isRunning) return;
    last.current = isRunning;
    const timer = setTimeout(() => router.refresh(), DELAY_MS);
    return () => clearTimeout(timer);
  }, [isRunning, router]);
  return null;
}
