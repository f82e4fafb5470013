import type { Tick } from "./geometry";

/** Hairlines at the ticks, from top to bottom of the parent. */
export function Grid({ ticks }: { ticks: readonly Tick[] }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {ticks.map((tick) => (
        <div
          key={tick.at}
          className="absolute inset-y-0 w-px bg-hairline/60"
          style={{ left: `${tick.percent}%` }}
        />
      ))}
    </div>
  );
}

/** Half the width of a label: its middle stays that far from the edges of the axis. */
const HALF_LABEL = "1.1rem";

/**
 * The clock times of the axis. CSS hides the labels that do not fit: on an axis narrower than its
 * `minWidth` a label has no width, so the server can render without knowing the width.
 */
export function TickLabels({ ticks }: { ticks: readonly Tick[] }) {
  return (
    <div aria-hidden className="@container relative h-4 text-xs text-soft tabular-nums">
      {ticks.map((tick) => (
        <span
          key={tick.at}
          className="absolute -translate-x-1/2 overflow-x-clip whitespace-nowrap"
          style={{
            left: `clamp(${HALF_LABEL}, ${tick.percent}%, 100% - ${HALF_LABEL})`,
            maxWidth: `min(${shownFrom(tick.minWidth)}, ${shownBefore(tick.percent)})`,
          }}
        >
          {/* Room for the last digit: its box is rounded down when it is clipped. */}
          <span className="px-0.5">{tick.label}</span>
        </span>
      ))}
    </div>
  );
}

/** No width on an axis narrower than this, else enough for a label. */
const shownFrom = (px: number) => `clamp(0px, (100cqw - ${px - 1}px) * 9999, 4rem)`;

/** No width where a room's axis is cut off (`--visible`, its share that shows), else enough. */
const shownBefore = (percent: number) =>
  `clamp(0px, (var(--visible, 2) * 100cqw - ${percent}cqw - ${HALF_LABEL}) * 9999, 4rem)`;

/** The now-mark: a line across all rows, moved by one transform. */
export function NowMark() {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 overflow-x-clip">
      <div className="now-sweep absolute inset-0">
        <div className="absolute inset-y-0 -left-px w-0.5 bg-now" />
      </div>
    </div>
  );
}

/** The head of the now-mark, above the labels: the clock time. */
export function NowHead({ children }: { children: string }) {
  return (
    <div className="now-sweep absolute inset-x-0 top-2 bottom-0 z-10">
      <div className="absolute top-3 bottom-0 -left-px w-0.5 bg-now" />
      <span className="absolute top-0 left-0 -translate-x-1/2 rounded-mark bg-now px-2 text-xs leading-5 font-semibold text-on-now tabular-nums">
        {children}
      </span>
    </div>
  );
}

/** A planned shared end: a dotted line across all rows. */
export function SharedEndLine({ percent }: { percent: number }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 -ml-px border-l-2 border-dotted border-ink"
      style={{ left: `${percent}%` }}
    />
  );
}

/** The clock time above the line of a shared end. */
export function SharedEndLabel({ percent, children }: { percent: number; children: string }) {
  return (
    <span
      aria-hidden
      className="absolute top-11 -translate-x-1/2 text-xs font-semibold tabular-nums"
      style={{ left: `${percent}%` }}
    >
      {children}
    </span>
  );
}
