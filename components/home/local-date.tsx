"use client";

import { useKnownZone } from "../format/reader-zone";
import { useFormatDay } from "../format/use-format-day";
import { useTick } from "../live/use-tick";
import { WallClock } from "./wall-clock";

const NO_BREAK_SPACE = "\u00a0";

/** "Fri 20 Nov · 10:32", where the reader is; a line kept free while that is unknown. */
export function LocalDate() {
  const dayWords = useFormatDay();
  const now = useTick(60_000);
  const isKnown = useKnownZone() !== null;
  return (
    <p className="text-sm text-soft">
      {isKnown ? (
        <>
          {dayWords(now)} · <WallClock />
        </>
      ) : (
        NO_BREAK_SPACE
      )}
    </p>
  );
}
