"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

const RenderedZone = createContext<string | null>(null);

/**
 * Provides the zone in which the server renders clock times; null on a browser's first visit, when
 * its zone is unknown.
 */
export function ReaderZone({ zone, children }: { zone: string | null; children: ReactNode }) {
  return <RenderedZone value={zone}>{children}</RenderedZone>;
}

/** The zone in which the server rendered this page, or null. To format a time, use `useKnownZone`. */
export const useRenderedZone = () => useContext(RenderedZone);

/**
 * The reader's zone; null while it is unknown, because no clock time is better than one in a wrong
 * zone. It is known in the browser after hydration.
 */
export function useKnownZone(): string | null {
  const rendered = useContext(RenderedZone);
  return useSyncExternalStore(
    never,
    () => rendered ?? browserZone(),
    () => rendered,
  );
}

/** The zone for the reader's clock times; UTC while it is unknown (see `useKnownZone`). */
export function useReaderZone(): string {
  return useKnownZone() ?? "UTC";
}

const never = () => () => undefined;
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || null;
