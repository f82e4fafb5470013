"use client";

import { type KeyboardEvent, memo, type PointerEvent, useId, useState } from "react";
import { Bar, BarChart, type BarShapeProps, usePlotArea } from "recharts";
import { walk } from "../streak/roving-index";
import type { BarFacts } from "./bar-datum";
import { BarOptions } from "./bar-options";

interface StackedBarsProps {
  bars: BarFacts[];
  /** The paint of each part, in the order of the parts. */
  paints: string[];
  /** What the chart is called, and how to read it bar by bar. */
  label: string;
  hint: string;
}

const MARGIN = { top: 4, right: 0, bottom: 0, left: 0 };
const GAP = 2;

/**
 * Bars of stacked parts, with what was before as a dotted mark. The bar that is pointed at, tapped
 * or reached with the arrow keys is put into words below. Recharts, some 70 KB: loaded by
 * `LazyBars` only.
 */
export default function StackedBars({ bars, paints, label, hint }: StackedBarsProps) {
  const id = useId();
  const [active, setActive] = useState<number | null>(null);

  function move(event: KeyboardEvent) {
    const next = walk(event.key, active ?? 0, bars.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
  }
  function point({ currentTarget, clientX }: PointerEvent) {
    const { left, width } = currentTarget.getBoundingClientRect();
    const index = Math.floor(((clientX - left) / width) * bars.length);
    setActive(Math.min(bars.length - 1, Math.max(0, index)));
  }

  return (
    <div>
      <div
        role="listbox"
        tabIndex={0}
        dir="ltr"
        aria-label={label}
        aria-activedescendant={active === null ? undefined : `${id}${active}`}
        className="rounded"
        onKeyDown={move}
        onFocus={() => setActive(active ?? 0)}
        onBlur={() => setActive(null)}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setActive(null)}
      >
        <Drawing bars={bars} paints={paints} />
        <BarOptions bars={bars} active={active} id={id} />
      </div>
      <p aria-hidden className="mt-2 min-h-10 text-sm print:hidden">
        {(active !== null && bars[active]?.sentence) || <span className="text-soft">{hint}</span>}
      </p>
    </div>
  );
}

/** The drawing itself, redrawn only with its figures. */
const Drawing = memo(function Drawing({ bars, paints }: Pick<StackedBarsProps, "bars" | "paints">) {
  return (
    <div aria-hidden className="chart h-44 border-b">
      <BarChart
        responsive
        style={{ width: "100%", height: "100%" }}
        data={bars.map(({ parts, before }) => ({ ...parts, before }))}
        margin={MARGIN}
        accessibilityLayer={false}
      >
        {paints.map((paint, index) => (
          <Bar
            key={paint}
            dataKey={String(index)}
            stackId="parts"
            fill={paint}
            shape={<Part count={bars.length} />}
            isAnimationActive={false}
          />
        ))}
        <Bar dataKey="before" shape={<Before count={bars.length} />} isAnimationActive={false} />
      </BarChart>
    </div>
  );
});

interface ShapeProps extends Partial<BarShapeProps> {
  /** How many bars there are. */
  count: number;
}

const MAX_WIDTH = 56;

/** Where a bar stands: in the middle of its band. Recharts would put what was before beside it. */
function useBand({ index = 0, count }: ShapeProps): { left: number; width: number } {
  const plot = usePlotArea();
  const band = (plot?.width ?? 0) / count;
  const width = Math.min(MAX_WIDTH, band * (count > 20 ? 0.76 : 0.62));
  return { left: (plot?.x ?? 0) + band * (index + 0.5) - width / 2, width };
}

/** A part of a bar; a gap of the ground parts it from the one above. */
function Part(props: ShapeProps) {
  const { left, width } = useBand(props);
  const { y = 0, height = 0, fill } = props;
  if (!height || height < 0) return null;
  const drawn = Math.max(1, height - GAP);
  return <rect x={left} y={y + height - drawn} width={width} height={drawn} rx={3} fill={fill} />;
}

/** As far as the bar reached the time before. */
function Before(props: ShapeProps) {
  const { left, width } = useBand(props);
  const { y = 0, height = 0 } = props;
  if (!height) return null;
  const over = Math.min(6, width / 5);
  return (
    <line
      x1={left - over}
      x2={left + width + over}
      y1={y}
      y2={y}
      className="stroke-ink"
      strokeWidth={2}
      strokeDasharray="2 2"
    />
  );
}
