"use client";

import { useEffect, useState } from "react";
import type { StartLink } from "./start-form-state";

/**
 * Counts the start links followed on this page, as a key that resets the form with each. A page
 * that is only rendered again changes nothing, so nothing typed is lost. The activity is removed
 * from the address, or a reload would preselect it again.
 */
export function useStartLink(link: StartLink): number {
  const [followed, setFollowed] = useState({ link, count: 0 });
  if (link !== followed.link) {
    const isNew = link.activityId !== undefined || isOtherRoom(link, followed.link);
    setFollowed({ link, count: followed.count + Number(isNew) });
  }
  useEffect(() => {
    if (link.activityId === undefined) return;
    // The router notices a changed address only after it is mounted itself, later than this page.
    const timer = setTimeout(() => {
      const address = new URL(location.href);
      address.searchParams.delete("activity");
      history.replaceState(null, "", address);
    });
    return () => clearTimeout(timer);
  }, [link]);
  return followed.count;
}

const isOtherRoom = ({ roomSlug }: StartLink, followed: StartLink) =>
  roomSlug !== undefined && roomSlug !== followed.roomSlug;
