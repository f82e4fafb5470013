"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

const Drawn = createContext<string | null>(null);

/**
 * Says in which zone the server draws clock times; null on the first visit of a browser, which has
 * not said yet where it is.
 */
export function ReaderZone({ zone, children }: { zone: string | null; children: ReactNode }) {
  return <Drawn value={zone}>{children}</Drawn>;
}

/** The zone of this page as the server drew it, or null. To write a time, ask for the known one. */
export const useDrawnZone = () => useContext(Drawn);

/**
 * The reader's zone, or null as long as nobody knows it: a clock time of another zone is worse than
 * none. The browser knows as soon as it has taken the page over.
 */
export function useKnownZone(): string | null {
  const drawn = useContext(Drawn);
  return useSyncExternalStore(
    never,
    () => drawn ?? browserZone(),
    () => drawn,
  );
}

const never = () => () => undefined;
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || null;
