"use client";

import { useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { live, subscribeToLive } from "./live";

/** Several components of a page notice a revocation; one refresh serves them all. */
let handled = 0;

/** Refreshes the page when the stream was refused: the server decides what the user may still see. */
export function useRevocation(): void {
  const router = useRouter();
  const revocations = useSyncExternalStore(
    subscribeToLive,
    () => live().state.revocations,
    () => 0,
  );
  useEffect(() => {
    if (revocations <= handled) return;
    handled = revocations;
    router.refresh();
  }, [revocations, router]);
}
