import { cookies } from "next/headers";
import { TIME_ZONE_COOKIE } from "@/components/shell/cookies";
import { isTimeZone } from "@/domain/time/time-zone";

/** The browser's time zone, from a cookie that `TimeZoneSync` sets; null before that. */
export async function readerZone(): Promise<string | null> {
  const zone = (await cookies()).get(TIME_ZONE_COOKIE)?.value ?? "";
  return isTimeZone(zone) ? zone : null;
}
