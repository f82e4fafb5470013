"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { live, subscribeToLive } from "../live/live";

/** Removes what is the viewer's own once another device has signed this one out. */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const isRevoked = useSyncExternalStore(
    subscribeToLive,
    () => live().state.isSignedOut,
    () => false,
  );
  return isRevoked ? null : children;
}
