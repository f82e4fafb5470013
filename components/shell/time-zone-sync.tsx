"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useRenderedZone } from "../format/reader-zone";
import { TIME_ZONE_COOKIE, writeCookie } from "./cookies";

/** Tells the server where the reader's clock is when it drew the page for another zone. */
export function TimeZoneSync() {
  const router = useRouter();
  const drawn = useRenderedZone();
  useEffect(() => {
    const look = () => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      if (!timeZone || timeZone === drawn) return;
      const cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(timeZone)}`;
      // A zone that this server does not know would come back as UTC for ever.
      if (document.cookie.includes(cookie)) return;
      writeCookie(TIME_ZONE_COOKIE, timeZone);
      router.refresh();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [drawn, router]);
  return null;
}
