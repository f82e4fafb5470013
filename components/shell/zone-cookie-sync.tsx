"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { deviceZone } from "../format/device-zone";
import { useRenderedZone } from "../format/reader-zone";
import { TIME_ZONE_COOKIE, writeCookie } from "./cookies";

/** Saves the browser's time zone in a cookie when the page was rendered in another one. */
export function ZoneCookieSync() {
  const router = useRouter();
  const rendered = useRenderedZone();
  useEffect(() => {
    const check = () => {
      const timeZone = deviceZone();
      if (!timeZone || timeZone === rendered) return;
      const cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(timeZone)}`;
      // A zone that the server does not know is rendered as UTC; without this the page would loop.
      if (document.cookie.includes(cookie)) return;
      writeCookie(TIME_ZONE_COOKIE, timeZone);
      router.refresh();
    };
    check();
    document.addEventListener("visibilitychange", check);
    return () => document.removeEventListener("visibilitychange", check);
  }, [rendered, router]);
  return null;
}
