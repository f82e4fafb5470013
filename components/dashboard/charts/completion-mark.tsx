import type { Color } from "@/domain/focus-session/color";

interface CompletionMarkProps {
  hue: Color | "none";
  completed: number;
  broken: number;
  /** Sessions at full width, so that rows can be compared. */
  outOf: number;
}

/** More sessions than these are drawn as one bar. */
const MAX_BLOCKS = 12;

/** Torn at its right edge; from right to left the whole row is mirrored. */
const ROW = "on-paper-as-seen flex rtl:-scale-x-100";

/**
 * What was kept and what was lost in the marks of the line: solid blocks, and torn ones with the
 * lost rest hatched. Few are drawn one by one, many as a length. Pure drawing: what it says stands
 * beside it.
 */
export function CompletionMark({ hue, completed, broken, outOf }: CompletionMarkProps) {
  if (outOf > MAX_BLOCKS) return <Lengths {...{ hue, completed, broken, outOf }} />;
  return (
    <div aria-hidden dir="ltr" data-hue={hue} className={`${ROW} flex-wrap gap-[3px]`}>
      {Array.from({ length: completed }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one block is as good as another
        <span key={index} className="h-4.5 w-4.5 rounded-mark bg-hue" />
      ))}
      {Array.from({ length: broken }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one block is as good as another
        <span key={index} className="hatch h-4.5 w-4.5 overflow-hidden rounded-mark">
          <span className="torn block h-full w-2 bg-hue" />
        </span>
      ))}
    </div>
  );
}

function Lengths({ hue, completed, broken, outOf }: CompletionMarkProps) {
  const share = (count: number) => ({ width: `${(100 * count) / outOf}%` });
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
