import type { CSSProperties } from "react";
import { classNames } from "../ui/class-names";
import type { Segment } from "./geometry";
import type { Mark } from "./mark";

/**
 * The marks of one row. Hidden from screen readers, which get the same as text. Fills the height of
 * its parent; a rest is always thin.
 */
export function Track({ marks }: { marks: readonly Mark[] }) {
  return (
    <div aria-hidden className="absolute inset-0">
      {marks.map((mark) => (
        <Shape key={mark.key} mark={mark} />
      ))}
    </div>
  );
}

function Shape({ mark }: { mark: Mark }) {
  if (mark.kind === "running") {
    return (
      <div
        className={shapeClass(
          mark,
          mark.whole,
          "elapsed border-[1.5px] border-hue bg-surface deep:bg-ground",
        )}
        {...placeRunning(mark)}
      />
    );
  }
  if (mark.kind === "completed") {
    return <div className={shapeClass(mark, mark.whole, "min-w-1 bg-hue")} {...placeAt(mark)} />;
  }
  if (mark.isDrifted) return <Unfocused mark={mark} />;
  return (
    <>
      {mark.lost && (
        <div
          className={shapeClass(mark, mark.lost, "hatch min-w-1 rounded-l-none")}
          {...placeAt(mark, mark.lost)}
        />
      )}
      {mark.done && (
        <div
          className={shapeClass(mark, mark.done, "@container flex min-w-1 rounded-r-none")}
          {...placeAt(mark, mark.done)}
        >
          <TornFill />
        </div>
      )}
    </>
  );
}

/** It ran to its end and was marked unfocused: solid, with the tear and the hatch at the end. */
function Unfocused({ mark }: { mark: Mark }) {
  return (
    <div className={shapeClass(mark, mark.whole, "@container flex min-w-1")} {...placeAt(mark)}>
      <TornFill />
      <div className="hatch hidden w-1/4 max-w-6 @min-[0.75rem]:block" />
    </div>
  );
}

/** Filled, and torn at the end where there is enough room to recognise a tear. */
const TornFill = () => (
  <div className="flex-1 rounded-[inherit] rounded-r-none bg-hue @min-[0.5rem]:torn" />
);

function shapeClass(mark: Mark, segment: Segment, own: string): string {
  return classNames(
    "absolute rounded",
    mark.isRest ? "top-1/2 h-1.5 -translate-y-1/2" : "inset-y-0",
    segment.isCutLeft && "rounded-l-none border-l-0",
    segment.isCutRight && "rounded-r-none border-r-0",
    own,
  );
}

function placeAt(
  mark: Mark,
  segment: Segment = mark.whole,
): { "data-hue": Mark["hue"]; style: CSSProperties } {
  return { "data-hue": mark.hue, style: { left: `${segment.left}%`, width: `${segment.width}%` } };
}

/** With its place for `elapsed`, which compares it with the now-mark. */
function placeRunning(mark: Mark) {
  const { style, ...place } = placeAt(mark);
  const { left, width } = mark.whole;
  return { ...place, style: { ...style, "--left": `${left}%`, "--width": width } as CSSProperties };
}
