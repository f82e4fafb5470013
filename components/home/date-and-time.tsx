"use client";

import { clockTime } from "../format/clock-time";
import { useKnownZone } from "../format/reader-zone";
import { useFormatDay } from "../format/use-format-day";
import { useTick } from "../live/use-tick";

const NO_BREAK_SPACE = "\u00a0";

/** "Fri 20 Nov · 10:32" in the reader's zone; an empty line of the same height before it is known. */
export function LocalDate() {
  const formatDay = useFormatDay();
  const now = useTick(60_000);
  const isKnown = useKnownZone() !== null;
  return (
    <p className="text-soft">
      {isKnown ? (
        <>
          {formatDay(now)} · <CurrentTime />
        </>
      ) : (
        NO_BREAK_SPACE
      )}
    </p>
  );
}

/** The time of day in the reader's zone; empty before the zone is known. */
export function CurrentTime() {
  const now = useTick(60_000);
  const zone = useKnownZone();
  return (
    <span translate="no" className="shrink-0 whitespace-nowrap tabular-nums">
      {zone && clockTime(now, zone)}
    </span>
  );
}
