"use client";

import { useEffect, useState } from "react";
import type { Wish } from "./start-form-state";

/**
 * Counts the wishes that links brought to the page: with each one the form begins anew. A page that
 * is only drawn again brings none, and nothing that is typed is lost. An activity that was asked
 * for leaves the address, or a reload would ask for it again.
 */
export function useWish(wish: Wish): number {
  const [held, setHeld] = useState({ wish, count: 0 });
  if (wish !== held.wish) {
    const isNew = wish.activityId !== undefined || isOtherRoom(wish, held.wish);
    setHeld({ wish, count: held.count + Number(isNew) });
  }
  useEffect(() => {
    if (wish.activityId === undefined) return;
    // The router hears of a changed address only once it is mounted itself, after this page.
    const timer = setTimeout(() => {
      const address = new URL(location.href);
      address.searchParams.delete("activity");
      history.replaceState(null, "", address);
    });
    return () => clearTimeout(timer);
  }, [wish]);
  return held.count;
}

const isOtherRoom = ({ roomSlug }: Wish, held: Wish) =>
  roomSlug !== undefined && roomSlug !== held.roomSlug;
