"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { Current } from "@/domain/api/wire";
import { useCurrent } from "../../live/use-current";

/** Has the page drawn again when one's session begins or ends: what waited is shown then. */
export function FollowSession({ current }: { current: Current }) {
  const router = useRouter();
  const isRunning = useCurrent(current).session?.status === "running";
  const was = useRef(isRunning);
  useEffect(() => {
    if (was.current === isRunning) return;
    was.current = isRunning;
    router.refresh();
  }, [isRunning, router]);
  return null;
}
