"use client";

import { useSyncExternalStore } from "react";
import { live, subscribeToLive } from "./live";
import type { Connection } from "./stream/frames";

/** The state of the browser's stream. The server renders as if it were open. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    subscribeToLive,
    () => live().state.connection,
    () => "live",
  );
}
