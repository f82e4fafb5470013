"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { CurrentSession } from "../../live/session";
import { useCurrentSession } from "../../live/use-current-session";

/** Refreshes the page when the viewer's session starts or ends, because messages wait for its end. */
export function RefreshOnSession({ current }: { current: CurrentSession }) {
  const router = useRouter();
  const isRunning = useCurrentSession(current).session?.status === "running";
  const last = useRef(isRunning);
  useEffect(() => {
    if (last.current === isRunning) return;
    last.current = isRunning;
    router.refresh();
  }, [isRunning, router]);
  return null;
}
