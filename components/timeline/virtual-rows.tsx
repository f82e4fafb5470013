"use client";

import { type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useDetailedRows } from "./use-detailed-rows";

/** At least so many rows are rendered beyond the view, so that the focus finds the next ones. */
const OVERSCAN = 12;
/** Rows are added and removed by so many at once: each change costs more than the rows in it. */
const ROWS_AT_ONCE = 6;
/** Assumed until the first row is measured; a row on a wide screen. */
const FIRST_HEIGHT = 44;
const FIRST_VIEW = { width: 1024, height: 760 };

interface VirtualRowsProps {
  /** The element that scrolls. */
  scroller: RefObject<HTMLElement | null>;
  userIds: readonly string[];
  /** Renders a row in detail, or only what can be recognised while it moves fast (`data-brief`). */
  renderRow: (index: number, isDetailed: boolean) => ReactNode;
}

/** The rows in view of a list with hundreds. All rows have the height of the first. */
export default function VirtualRows({ scroller, userIds, renderRow }: VirtualRowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const detailedCount = useDetailedRows(scroller);
  const rows = useVirtualizer({
    count: userIds.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => userIds[index] ?? index,
    rangeExtractor: extendRange,
    initialRect: FIRST_VIEW,
  });
  // The height depends on the width of the page and on the size of its text.
  useLayoutEffect(() => {
    const item = list.current;
    if (!item) return;
    const measure = () => {
      const first = item.querySelector<HTMLElement>("li > :not([data-brief])");
      if (first) setHeight(first.offsetHeight + 1);
    };
    const watch = new ResizeObserver(measure);
    watch.observe(item);
    measure();
    return () => watch.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are computed again with the height
  useLayoutEffect(() => rows.measure(), [height]);
  const items = rows.getVirtualItems();
  const firstInView = rows.range?.startIndex ?? 0;
  return (
    <ul ref={list} className="relative" style={{ height: rows.getTotalSize() }}>
      {items.map(({ key, index, start }) => (
        <li
          key={key}
          aria-setsize={userIds.length}
          aria-posinset={index + 1}
          className="absolute inset-x-0 border-b"
          // A transform for each row costs the browser more than a position.
          style={{ top: start, height }}
        >
          <Row
            // Those in view first, then those below, then those above.
            mayBeDetailed={(index - firstInView + items.length) % items.length < detailedCount}
            render={(isDetailed) => renderRow(index, isDetailed)}
          />
        </li>
      ))}
    </ul>
  );
}

/** The rows to render, in steps, for those in view. */
function extendRange({ startIndex, endIndex, count }: Range): number[] {
  const from = Math.max(0, roundDown(startIndex - OVERSCAN));
  const to = Math.min(count, roundDown(endIndex + OVERSCAN) + ROWS_AT_ONCE);
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}

const roundDown = (index: number): number => Math.floor(index / ROWS_AT_ONCE) * ROWS_AT_ONCE;

interface RowProps {
  mayBeDetailed: boolean;
  render: (isDetailed: boolean) => ReactNode;
}

/** Keeps its details once it has them. */
function Row({ mayBeDetailed, render }: RowProps): ReactNode {
  const [isDetailed, setIsDetailed] = useState(mayBeDetailed);
  if (mayBeDetailed && !isDetailed) setIsDetailed(true);
  return render(isDetailed);
}
