import type { Color } from "@/domain/focus-session/color";

interface CompletionMarkProps {
  hue: Color | "none";
  completed: number;
  broken: number;
  /** The number of sessions at full width, the same for all rows of a list. */
  max: number;
}

/** Above this, sessions are drawn as one bar instead of one square each. */
const MAX_SQUARES = 12;

/** The torn edge is on the right, so right-to-left layouts mirror the whole row. */
const ROW = "on-paper-as-seen flex rtl:-scale-x-100";

/**
 * Completed and broken sessions in the marks of the timeline: solid, and torn with a hatched rest.
 * Decorative: the same figures must be next to it as text.
 */
export function CompletionMark({ hue, completed, broken, max }: CompletionMarkProps) {
  if (max > MAX_SQUARES) return <CompletionBar {...{ hue, completed, broken, max }} />;
  return (
    <div aria-hidden dir="ltr" data-hue={hue} className={`${ROW} flex-wrap gap-[3px]`}>
      {Array.from({ length: completed }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the squares are interchangeable
        <span key={index} className="h-4.5 w-4.5 rounded-mark bg-hue" />
      ))}
      {Array.from({ length: broken }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the squares are interchangeable
        <span key={index} className="hatch h-4.5 w-4.5 overflow-hidden rounded-mark">
          <span className="torn block h-full w-2 bg-hue" />
        </span>
      ))}
    </div>
  );
}

function CompletionBar({ hue, completed, broken, max }: CompletionMarkProps) {
  const share = (count: number) => ({ width: `${(100 * count) / max}%` });
  return (
    <div aria-hidden dir="ltr" data-hue={hue} className={`${ROW} h-4.5`}>
      {completed > 0 && (
        <span
          className={broken > 0 ? "torn rounded-s-mark bg-hue" : "rounded-mark bg-hue"}
          style={share(completed)}
        />
      )}
      {broken > 0 && <span className="hatch rounded-e-mark" style={share(broken)} />}
    </div>
  );
}
