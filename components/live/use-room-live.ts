"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { live, subscribeToLive } from "./live";
import { isCurrent, nextEnd, roomAt } from "./room-store";
import type { RoomState } from "./seat";
import type { Connection } from "./stream/frames";
import { useConnection } from "./use-connection";
import { useDeadline } from "./use-deadline";
import { useRevocation } from "./use-revocation";

/**
 * A room's live state: the page's rendered data, then the stream's. Sessions complete at their
 * planned end without a message. Seats are in the order of the rows.
 */
export function useRoomLive(
  slug: string,
  initial: RoomState,
): { state: RoomState; connection: Connection } {
  const held = useSyncExternalStore(
    subscribeToLive,
    () => live().state.rooms.get(slug),
    () => undefined,
  );
  useEffect(() => live().want(slug), [slug]);
  useRevocation();
  const newest = held && isCurrent(initial, held) ? held : initial;
  const now = useDeadline((at) => nextEnd(newest, at), newest.serverNow);
  const state = useMemo(() => roomAt(newest, now), [newest, now]);
  return { state, connection: useConnection() };
}
