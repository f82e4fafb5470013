"use client";

import { useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { live } from "./live";
import { subscribe } from "./subscribe";

/** Several components of a page hear of a refusal; one fresh page answers them all. */
let answered = 0;

/** Asks the server for the page anew when the stream was refused: it knows what may be seen. */
export function useRevocation(): void {
  const router = useRouter();
  const refusals = useSyncExternalStore(
    subscribe,
    () => live().state.refusals,
    () => 0,
  );
  useEffect(() => {
    if (refusals <= answered) return;
    answered = refusals;
    router.refresh();
  }, [refusals, router]);
}
