"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { RoomToday } from "@/domain/api/dashboard";
import type { Seat } from "../live/seat";
import { useTRPC } from "../trpc/provider";

const REFETCH_MS = 5 * 60_000;
/** The clocks of the browser and the database may differ a little. */
const DELAY_MS = 1_000;
/** In larger rooms sessions end all the time: only the viewer's own ends are followed at once. */
const FOLLOWED_MEMBERS = 12;

interface RoomTodayOptions {
  initial: RoomToday;
  seats: readonly Seat[];
  viewerId: string;
  /** The viewer's local day, `YYYY-MM-DD`. */
  day: string;
}

/**
 * The room's figures of today, read again when a session ends, a member comes or leaves, what one
 * shares of the last hour changes, or the next day begins.
 */
export function useRoomToday(roomSlug: string, options: RoomTodayOptions): RoomToday {
  const { initial, seats, viewerId, day } = options;
  const { data, refetch } = useQuery({
    ...useTRPC().dashboard.roomToday.queryOptions({ roomSlug }),
    initialData: initial,
    refetchInterval: REFETCH_MS,
  });
  const followed =
    seats.length > FOLLOWED_MEMBERS ? seats.filter(({ userId }) => userId === viewerId) : seats;
  const ended = followed
    .flatMap(({ recent }) =>
      recent.map(({ plannedEnd, status, activity }) => [plannedEnd, status, activity?.name]),
    )
    .map((parts) => parts.join(" "))
    .sort();
  const counted = [day, seats.length, ...ended].join();
  const known = useRef(counted);
  useEffect(() => {
    if (known.current === counted) return;
    known.current = counted;
    const timer = setTimeout(() => void refetch(), DELAY_MS);
    return () => clearTimeout(timer);
  }, [counted, refetch]);
  return data;
}
