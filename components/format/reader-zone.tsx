"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { toFormatZone } from "@/domain/time/format-zone";
import { deviceZone } from "./device-zone";

const RenderedZone = createContext<string | null>(null);
const AccountZone = createContext("UTC");

interface ReaderZoneProps {
  /** The zone in which the server renders clock times; null on a browser's first visit. */
  zone: string | null;
  /** The zone saved in the account, for a device that does not know its own. */
  accountZone: string | null;
  children: ReactNode;
}

/** Provides the zone for clock times. */
export function ReaderZone({ zone, accountZone, children }: ReaderZoneProps) {
  return (
    <AccountZone value={accountZone ?? "UTC"}>
      <RenderedZone value={zone}>{children}</RenderedZone>
    </AccountZone>
  );
}

/** The zone in which the server rendered this page, or null. To format a time, use `useKnownZone`. */
export const useRenderedZone = () => useContext(RenderedZone);

/**
 * The reader's zone; null while it is unknown, because no clock time is better than one in a wrong
 * zone. It is known in the browser after hydration.
 */
export function useKnownZone(): string | null {
  const rendered = useContext(RenderedZone);
  const accountZone = useContext(AccountZone);
  return useSyncExternalStore(
    never,
    () => rendered ?? deviceZone() ?? toFormatZone(accountZone),
    () => rendered,
  );
}

/** The zone for the reader's clock times; UTC while it is unknown (see `useKnownZone`). */
export function useReaderZone(): string {
  return useKnownZone() ?? "UTC";
}

const never = () => () => undefined;
