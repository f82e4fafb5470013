import { parseInstant } from "@/domain/time/instant";
import { clockTime } from "./clock-time";
import { useReaderZone } from "./reader-zone";
import { useFormatDay } from "./use-format-day";

/**
 * Formats the day and the clock time of an ISO instant in the reader's zone. For instants that are
 * only displayed, such as when a note was written. Instants that are compared or drawn are parsed
 * where they enter the browser (`../live/session.ts`).
 */
export function useFormatInstant(): {
  day: (iso: string) => string;
  time: (iso: string) => string;
} {
  const formatDay = useFormatDay();
  const zone = useReaderZone();
  return {
    day: (iso) => formatDay(parseInstant(iso)),
    time: (iso) => clockTime(parseInstant(iso), zone),
  };
}
