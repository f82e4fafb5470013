"use client";

import { useTick } from "../live/use-tick";
import { useKnownZone } from "../timeline/reader-zone";
import { useDayWords } from "../timeline/use-day-words";
import { WallClock } from "./wall-clock";

const NO_BREAK_SPACE = "\u00a0";

/** "Fri 20 Nov · 10:32", where the reader is; a line kept free while that is unknown. */
export function LocalDate() {
  const dayWords = useDayWords();
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
