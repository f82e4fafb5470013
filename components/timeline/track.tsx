import type { CSSProperties } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Period } from "./geometry";
import type { Mark } from "./mark";

/**
 * The marks of one row on the axis above it. Pure drawing: what it says stands beside it as text.
 * Fills the height of its parent; a rest is thin whatever the height.
 */
export function Track({ marks }: { marks: readonly Mark[] }) {
  return (
    <div aria-hidden className="absolute inset-0">
      {marks.map((mark) => (
        <Shape key={mark.key} mark={mark} />
      ))}
      <div className="elapsed absolute inset-0">
        {marks
          .filter((mark) => mark.kind === "running")
          .map((mark) => (
            <div key={mark.key} className={look(mark, mark.whole, "bg-hue")} {...at(mark)} />
          ))}
      </div>
    </div>
  );
}

function Shape({ mark }: { mark: Mark }) {
  if (mark.kind === "running") {
    return (
      <div
        className={look(mark, mark.whole, "border-[1.5px] border-hue bg-ground")}
        {...at(mark)}
      />
    );
  }
  if (mark.kind === "completed") {
    return <div className={look(mark, mark.whole, "min-w-1 bg-hue")} {...at(mark)} />;
  }
  if (mark.isDrifted) return <Drifted mark={mark} />;
  return (
    <>
      {mark.lost && (
        <div
          className={look(mark, mark.lost, "hatch min-w-1 rounded-l-none")}
          {...at(mark, mark.lost)}
        />
      )}
      {mark.kept && (
        <div
          className={look(mark, mark.kept, "@container flex min-w-1 rounded-r-none")}
          {...at(mark, mark.kept)}
        >
          <TornFill />
        </div>
      )}
    </>
  );
}

/** It ran on to its end, and then was owned up: solid, with the tear and the hatch at the very end. */
function Drifted({ mark }: { mark: Mark }) {
  return (
    <div className={look(mark, mark.whole, "@container flex min-w-1")} {...at(mark)}>
      <TornFill />
      <div className="hatch hidden w-1/4 max-w-6 @min-[0.75rem]:block" />
    </div>
  );
}

/** Filled, and torn at the end where there is room for a tear: a scribble says nothing. */
const TornFill = () => (
  <div className="flex-1 rounded-[inherit] rounded-r-none bg-hue @min-[0.5rem]:torn" />
);

function look(mark: Mark, span: Period, own: string): string {
  return classNames(
    "absolute rounded",
    mark.isRest ? "top-1/2 h-1.5 -translate-y-1/2" : "inset-y-0",
    span.isCutLeft && "rounded-l-none border-l-0",
    span.isCutRight && "rounded-r-none border-r-0",
    own,
  );
}

function at(
  mark: Mark,
  span: Period = mark.whole,
): { "data-hue": Mark["hue"]; style: CSSProperties } {
  return { "data-hue": mark.hue, style: { left: `${span.left}%`, width: `${span.width}%` } };
}
