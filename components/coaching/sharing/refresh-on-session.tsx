"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { Current } from "../../live/session";
import { useCurrent } from "../../live/use-current";

/** Refreshes the page when the viewer's session starts or ends, because messages wait for its end. */
export function RefreshOnSession({ current }: { current: Current }) {
  const router = useRouter();
  const isRunning = useCurrent(current).session?.status === "running";
  const last = useRef(isRunning);
  useEffect(() => {
    if (last.current === isRunning) return;
    last.current = isRunning;
    router.refresh();
  }, [isRunning, router]);
  return null;
}
