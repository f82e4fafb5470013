"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { RoomState } from "@/domain/api/wire";
import { isCoach } from "@/domain/room/permissions";
import { live } from "../live/live";
import { useServerClock } from "../live/server-time";
import { useRevocation } from "../live/use-revocation";

/** Several notices of one change ask for the page once. */
const SETTLE_MS = 150;
/** A page drawn longer ago than this comes from the browser's memory. */
const FRESH_MS = 5_000;

interface FollowGrantsProps {
  slug: string;
  viewerId: string;
  /** ISO instant at which the server drew the page. */
  drawnAt: string;
}

/**
 * Keeps a coach's page to what is granted: asks for it anew when the coach's own stream or the
 * room's members say that something may have changed, and when one comes back to it. Sessions of
 * members ask for nothing: every look is listed for them.
 */
export function GrantWatcher({ slug, viewerId, drawnAt }: FollowGrantsProps) {
  const router = useRouter();
  useRevocation();
  useEffect(() => onNotice({ slug, viewerId }, () => router.refresh()), [slug, viewerId, router]);
  const clock = useServerClock();
  useEffect(
    () => onReturn(() => clock.now() - Date.parse(drawnAt) > FRESH_MS && router.refresh()),
    [clock, drawnAt, router],
  );
  return null;
}

type Watched = Pick<FollowGrantsProps, "slug" | "viewerId">;

/** Calls back when the coach is told of a change, or who is in the room and as what has changed. */
function onNotice({ slug, viewerId }: Watched, renew: () => void): () => void {
  const hear = () => {
    const { me, rooms } = live().state;
    return { me, people: peopleIn(rooms.get(slug), viewerId) };
  };
  const leave = live().want(slug);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heard = hear();
  const drop = live().state.subscribe(() => {
    const now = hear();
    // What is first heard is how things stand, no change.
    const isNews =
      (heard.me !== null && now.me !== heard.me) ||
      (heard.people !== "" && now.people !== heard.people);
    heard = now;
    if (!isNews) return;
    clearTimeout(timer);
    timer = setTimeout(renew, SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    drop();
    leave();
  };
}

/** Who sits in the room, and as what the viewer does; their sessions are left out. */
function peopleIn(room: RoomState | undefined, viewerId: string): string {
  if (!room) return "";
  const ids = room.seats.map(({ userId }) => userId).sort();
  const own = room.seats.find(({ userId }) => userId === viewerId);
  return [own && isCoach(own), ...ids].join(" ");
}

/** Calls back when somebody comes to the page again: with Back, from another tab, or online. */
function onReturn(renew: () => void): () => void {
  const timer = setTimeout(renew, 0);
  const seen = () => document.visibilityState === "visible" && renew();
  const events = ["focus", "pageshow", "online"] as const;
  for (const event of events) addEventListener(event, renew);
  document.addEventListener("visibilitychange", seen);
  return () => {
    clearTimeout(timer);
    for (const event of events) removeEventListener(event, renew);
    document.removeEventListener("visibilitychange", seen);
  };
}
