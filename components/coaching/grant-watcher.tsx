"use client";

import { useEffect } from "react";
import { isCoach } from "@/domain/room/permissions";
import { live } from "../live/live";
import type { RoomState } from "../live/seat";
import { useServerClock } from "../live/server-time";
import { usePageRefresh } from "../live/use-page-refresh";
import { useRevocation } from "../live/use-revocation";
import { onReturn } from "./on-return";

/** Several notices of one change cause one refresh. */
const DEBOUNCE_MS = 150;
/** A page rendered less than this time ago needs no refresh on return. */
const FRESH_MS = 5_000;

interface GrantWatcherProps {
  slug: string;
  viewerId: string;
  /** When the server rendered the page (epoch ms). */
  renderedAt: number;
}

/**
 * Refreshes a coach's page when what is shared may have changed: on a notice for the coach, when
 * the room's members change, and when the coach returns to the page. Members' sessions cause no
 * refresh, because every view of a member is logged.
 */
export function GrantWatcher({ slug, viewerId, renderedAt }: GrantWatcherProps) {
  const refresh = usePageRefresh();
  useRevocation();
  useEffect(() => onNotice({ slug, viewerId }, refresh), [slug, viewerId, refresh]);
  const clock = useServerClock();
  useEffect(
    () => onReturn(() => clock.now() - renderedAt > FRESH_MS && refresh()),
    [clock, renderedAt, refresh],
  );
  return null;
}

/** Calls back on a notice for the coach and on a change of members or of the coach's role. */
function onNotice(
  { slug, viewerId }: Pick<GrantWatcherProps, "slug" | "viewerId">,
  refresh: () => void,
): () => void {
  const read = () => {
    const { me, rooms } = live().state;
    return { me, members: memberKey(rooms.get(slug), viewerId) };
  };
  const leave = live().want(slug);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = read();
  const unsubscribe = live().state.subscribe(() => {
    const now = read();
    // The first values heard are the current state, not a change.
    const isChanged =
      (last.me !== null && now.me !== last.me) ||
      (last.members !== "" && now.members !== last.members);
    last = now;
    if (!isChanged) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, DEBOUNCE_MS);
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
    leave();
  };
}

/** Changes when members join or leave, or when the viewer starts or stops coaching. */
function memberKey(room: RoomState | undefined, viewerId: string): string {
  if (!room) return "";
  const ids = room.seats.map(({ userId }) => userId).sort();
  const own = room.seats.find(({ userId }) => userId === viewerId);
  return [own && isCoach(own), ...ids].join(" ");
}
