"use client";

import { useSyncExternalStore } from "react";
import { live } from "./live";
import type { Connection } from "./stream/frames";
import { subscribe } from "./subscribe";

/** How the browser's one stream stands. The server renders as if it were open. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    subscribe,
    () => live().state.connection,
    () => "live",
  );
}
