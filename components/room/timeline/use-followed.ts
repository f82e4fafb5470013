"use client";

import { useCallback, useEffect, useState } from "react";
import { readFollowed, toggleFollowed } from "./followed";

const NOBODY: ReadonlySet<string> = new Set();

/**
 * The members that the viewer follows in a room: they come first in its timeline.
 *
 * Kept in the browser: following only changes the order of this list, and what is not stored on the
 * server cannot tell anybody who follows whom.
 */
export function useFollowed(
  roomSlug: string,
  viewerId: string,
): { followed: ReadonlySet<string>; toggle: (userId: string) => void } {
  const key = `stint-followed ${viewerId} ${roomSlug}`;
  const [followed, setFollowed] = useState(NOBODY);
  useEffect(() => {
    const load = () => setFollowed(readFollowed(key));
    const onStorage = (event: StorageEvent) => event.key === key && load();
    load();
    addEventListener("storage", onStorage);
    return () => removeEventListener("storage", onStorage);
  }, [key]);
  const toggle = useCallback(
    (userId: string) => setFollowed(toggleFollowed(key, followed, userId)),
    [key, followed],
  );
  return { followed, toggle };
}
