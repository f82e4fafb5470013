import { cookies } from "next/headers";
import { TIME_ZONE_COOKIE } from "@/components/shell/cookies";
import { isTimeZone } from "@/domain/time/time-zone";

/** Where the reader is, as the browser said in a cookie (time-zone-sync); null before it has. */
export async function readerZone(): Promise<string | null> {
  const zone = (await cookies()).get(TIME_ZONE_COOKIE)?.value ?? "";
  return isTimeZone(zone) ? zone : null;
}
