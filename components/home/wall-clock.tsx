"use client";

import { clockTime } from "../format/clock-time";
import { useKnownZone } from "../format/reader-zone";
import { useTick } from "../live/use-tick";

/** The time of day where the reader is; nothing while that is unknown. */
export function WallClock() {
  const now = useTick(60_000);
  const zone = useKnownZone();
  return (
    <span className="shrink-0 whitespace-nowrap tabular-nums">{zone && clockTime(now, zone)}</span>
  );
}
