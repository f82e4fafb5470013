"use client";

import { useCallback, useEffect, useState } from "react";

/** More are not kept, so that the list cannot grow without end. */
const MAX_FOLLOWED = 200;
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
    const load = () => setFollowed(new Set(read(key)));
    const onStorage = (event: StorageEvent) => event.key === key && load();
    load();
    addEventListener("storage", onStorage);
    return () => removeEventListener("storage", onStorage);
  }, [key]);
  const toggle = useCallback(
    (userId: string) => {
      const others = [...followed].filter((id) => id !== userId);
      const ids = followed.has(userId) ? others : [userId, ...others];
      const kept = ids.slice(0, MAX_FOLLOWED);
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // Without storage they are followed until the page is left.
      }
      setFollowed(new Set(kept));
    },
    [key, followed],
  );
  return { followed, toggle };
}

function read(key: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}
