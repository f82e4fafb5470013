import { isFormatZone } from "@/domain/time/format-zone";

/** The device's IANA time zone; null when it has none that dates can be formatted in. */
export function deviceZone(): string | null {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone && isFormatZone(timeZone) ? timeZone : null;
}
