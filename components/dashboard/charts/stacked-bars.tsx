"use client";

import { type KeyboardEvent, memo, type PointerEvent, useId, useState } from "react";
import { Bar, BarChart, type BarShapeProps, usePlotArea } from "recharts";
import { classNames } from "../../ui/class-names";
import { rovingIndex } from "../../ui/roving-index";

/** One bar, ready to draw and to read out. */
export interface BarDatum {
  key: string;
  /** Under the bar, where there is room: "Mon", "16". */
  label: string;
  /** A second line under the bar, such as its sum: "1:30". Only where every bar has room for it. */
  note?: string;
  /** Describes the whole bar, for screen readers and for the line under the chart. */
  sentence: string;
  /** One amount per pattern, in the order of the patterns. */
  parts: number[];
  /** The amount in the previous period, drawn as a dotted mark; null for none. */
  previous: number | null;
}

interface StackedBarsProps {
  bars: BarDatum[];
  /** The SVG fill of each part, in the order of the parts. */
  fills: string[];
  /** The accessible name of the chart. */
  label: string;
  /** How to read single bars; shown until one is active. */
  hint: string;
}

const MARGIN = { top: 4, right: 0, bottom: 0, left: 0 };
const GAP = 2;

/**
 * Stacked bars with a dotted mark for the previous period. The line below describes the bar that is
 * pointed at, tapped or reached with the arrow keys. Import it through `LazyBars`.
 */
export default function StackedBars({ bars, fills, label, hint }: StackedBarsProps) {
  const id = useId();
  const [active, setActive] = useState<number | null>(null);

  function moveByKey(event: KeyboardEvent) {
    const next = rovingIndex(event.key, active ?? 0, bars.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
  }
  function moveToPointer({ currentTarget, clientX }: PointerEvent) {
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
        onKeyDown={moveByKey}
        onFocus={() => setActive(active ?? 0)}
        onBlur={() => setActive(null)}
        onPointerMove={moveToPointer}
        onPointerDown={moveToPointer}
        onPointerLeave={() => setActive(null)}
      >
        <Drawing bars={bars} fills={fills} />
        <BarLabels bars={bars} active={active} id={id} />
      </div>
      <p aria-hidden className="mt-2 min-h-10 text-sm print:hidden">
        {(active !== null && bars[active]?.sentence) || <span className="text-soft">{hint}</span>}
      </p>
    </div>
  );
}

/** Memoised, so that moving between bars does not redraw the chart. */
const Drawing = memo(function Drawing({ bars, fills }: Pick<StackedBarsProps, "bars" | "fills">) {
  return (
    <div aria-hidden className="chart h-44 border-b">
      <BarChart
        responsive
        style={{ width: "100%", height: "100%" }}
        data={bars.map(({ parts, previous }) => ({ ...parts, previous }))}
        margin={MARGIN}
        accessibilityLayer={false}
      >
        {fills.map((fill, index) => (
          <Bar
            key={fill}
            dataKey={String(index)}
            stackId="parts"
            fill={fill}
            shape={<Part count={bars.length} />}
            isAnimationActive={false}
          />
        ))}
        <Bar
          dataKey="previous"
          shape={<PreviousMark count={bars.length} />}
          isAnimationActive={false}
        />
      </BarChart>
    </div>
  );
});

interface ShapeProps extends Partial<BarShapeProps> {
  /** The number of bars. */
  count: number;
}

const MAX_WIDTH = 56;

/** Centres a bar in its band: Recharts would place the previous period's bar next to the stack. */
function useBand({ index = 0, count }: ShapeProps): { left: number; width: number } {
  const plot = usePlotArea();
  const band = (plot?.width ?? 0) / count;
  const width = Math.min(MAX_WIDTH, band * (count > 20 ? 0.76 : 0.62));
  return { left: (plot?.x ?? 0) + band * (index + 0.5) - width / 2, width };
}

/** One part of a bar, with a gap to the part above. */
function Part(props: ShapeProps) {
  const { left, width } = useBand(props);
  const { y = 0, height = 0, fill } = props;
  if (!height || height < 0) return null;
  const drawn = Math.max(1, height - GAP);
  return <rect x={left} y={y + height - drawn} width={width} height={drawn} rx={3} fill={fill} />;
}

/** The height of the bar in the previous period. */
function PreviousMark(props: ShapeProps) {
  const { left, width } = useBand(props);
  const { y = 0, height = 0 } = props;
  if (!height) return null;
  const overhang = Math.min(6, width / 5);
  return (
    <line
      x1={left - overhang}
      x2={left + width + overhang}
      y1={y}
      y2={y}
      className="stroke-ink"
      strokeWidth={2}
      strokeDasharray="2 2"
    />
  );
}

/** A phone has room for eight labels. */
const MAX_LABELS = 8;

interface BarLabelsProps {
  bars: BarDatum[];
  active: number | null;
  /** The prefix of each option's id. */
  id: string;
}

/** The listbox options: every bar can be read out, as many labels as fit are shown. */
function BarLabels({ bars, active, id }: BarLabelsProps) {
  const every = Math.ceil(bars.length / MAX_LABELS);
  return (
    <div role="presentation" className="flex pt-1 text-xs tabular-nums">
      {bars.map(({ key, label, note, sentence }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and points here
        <div
          key={key}
          role="option"
          id={`${id}${index}`}
          aria-selected={index === active}
          aria-label={sentence}
          className={classNames(
            "min-w-0 flex-1 text-center",
            index === active ? "font-semibold" : "text-soft",
          )}
        >
          {index % every === 0 && (
            <div className={every > 1 ? "w-max" : undefined}>
              {label}
              {note && <div className="font-normal">{note}</div>}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
