"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { live, subscribeToLive } from "../../live/live";
import { useRevocation } from "../../live/use-revocation";
import { SignedOut } from "./signed-out";

/**
 * Stands between the frame and the page: when a person's page turns out to be nobody's, because
 * this device was signed out from another one, the page goes with all that was read for it. What
 * was drawn for somebody must not go on as a newcomer's, whose first act would make a guest.
 */
export function SignedOutGate({
  isSignedIn,
  children,
}: {
  /** Whether the server drew this page for somebody. */
  isSignedIn: boolean;
  children: ReactNode;
}) {
  const queries = useQueryClient();
  const [wasSignedIn, setWasSignedIn] = useState(isSignedIn);
  const isRefused = useSyncExternalStore(
    subscribeToLive,
    () => live().state.isSignedOut,
    () => false,
  );
  useRevocation();
  if (isSignedIn && !wasSignedIn) setWasSignedIn(true);
  const isLost = wasSignedIn && (isRefused || !isSignedIn);
  useEffect(() => {
    if (isLost) queries.clear();
  }, [isLost, queries]);
  return isLost ? <SignedOut /> : children;
}
