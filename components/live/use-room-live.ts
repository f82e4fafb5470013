"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { RoomState } from "@/domain/api/wire";
import { live } from "./live";
import { asOf, isCurrent, nextEnd } from "./room-store";
import type { Connection } from "./stream/frames";
import { subscribe } from "./subscribe";
import { useConnection } from "./use-connection";
import { useDeadline } from "./use-deadline";
import { useRevocation } from "./use-revocation";

/**
 * A room as it stands now: what the page was rendered with, then what the stream says; sessions
 * complete by themselves at their planned end. Seats are in the order of the rows.
 */
export function useRoomLive(
  slug: string,
  initial: RoomState,
): { state: RoomState; connection: Connection } {
  const held = useSyncExternalStore(
    subscribe,
    () => live().state.rooms.get(slug),
    () => undefined,
  );
  useEffect(() => live().want(slug), [slug]);
  useRevocation();
  const newest = held && isCurrent(initial, held) ? held : initial;
  const now = useDeadline((at) => nextEnd(newest, at), Date.parse(newest.serverNow));
  const state = useMemo(() => asOf(newest, now), [newest, now]);
  return { state, connection: useConnection() };
}
