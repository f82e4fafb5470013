"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { live, subscribeToLive } from "./live";
import { isCurrent, listFocusing, nextEnd, roomAt } from "./room-store";
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
  const held = useHeldRoom(slug);
  useEffect(() => live().want(slug), [slug]);
  useEffect(() => live().state.takeRendered(initial), [initial]);
  useRevocation();
  const newest = held && isCurrent(initial, held) ? held : initial;
  return { state: useCompleted(newest), connection: useConnection() };
}

/**
 * How many focus in a room by its live state, as its page shows it.
 *
 * @param slug null for no room.
 * @returns null until the room's page has shown that state.
 */
export function useLiveFocusingCount(slug: string | null): number | null {
  const state = useCompleted(useHeldRoom(slug));
  return state ? listFocusing(state.seats).length : null;
}

/** The room's state that this tab holds. */
const useHeldRoom = (slug: string | null): RoomState | undefined =>
  useSyncExternalStore(
    subscribeToLive,
    () => (slug === null ? undefined : live().state.rooms.get(slug)),
    () => undefined,
  );

/** The room with sessions past their planned end completed. */
function useCompleted<State extends RoomState | undefined>(state: State): State {
  const now = useDeadline((at) => (state ? nextEnd(state, at) : null), state?.serverNow ?? 0);
  return useMemo(() => (state ? (roomAt(state, now) as State) : state), [state, now]);
}
