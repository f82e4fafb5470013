"use client";

import { useSyncExternalStore } from "react";
import type { Connection } from "./frames";
import { live } from "./live";
import { subscribe } from "./subscribe";

/** How the browser's one stream stands. The server renders as if it were open. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    subscribe,
    () => live().state.connection,
    () => "live",
  );
}
