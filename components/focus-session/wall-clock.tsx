"use client";

import { useTick } from "../live/use-tick";
import { clockTime } from "../timeline/clock-time";
import { useKnownZone } from "../timeline/reader-zone";

/** The time of day where the reader is; nothing while that is unknown. */
export function WallClock() {
  const now = useTick(60_000);
  const zone = useKnownZone();
  return (
    <span className="shrink-0 whitespace-nowrap tabular-nums">{zone && clockTime(now, zone)}</span>
  );
}
