"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Rows rendered beyond the view, so that the focus finds the next ones. */
const OVERSCAN = 12;
/** Assumed until the first row is measured; a row on a wide screen. */
const FIRST_HEIGHT = 44;
const FIRST_VIEW = { width: 1024, height: 760 };

interface VirtualRowsProps {
  /** The element that scrolls. */
  scroller: RefObject<HTMLElement | null>;
  userIds: readonly string[];
  renderRow: (index: number) => ReactNode;
}

/** The rows in view of a list with hundreds. All rows have the height of the first. */
export default function VirtualRows({ scroller, userIds, renderRow }: VirtualRowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const rows = useVirtualizer({
    count: userIds.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => userIds[index] ?? index,
    overscan: OVERSCAN,
    initialRect: FIRST_VIEW,
  });
  // The height depends on the width of the page and on the size of its text.
  useLayoutEffect(() => {
    const item = list.current;
    if (!item) return;
    const measure = () => {
      const first = item.querySelector<HTMLElement>("li > *");
      if (first) setHeight(first.offsetHeight + 1);
    };
    const watch = new ResizeObserver(measure);
    watch.observe(item);
    measure();
    return () => watch.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are computed again with the height
  useLayoutEffect(() => rows.measure(), [height]);
  return (
    <ul ref={list} className="relative" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ key, index, start }) => (
        <li
          key={key}
          aria-setsize={userIds.length}
          aria-posinset={index + 1}
          className="absolute inset-x-0 border-b"
          // A transform for each row costs the browser more than a position.
          style={{ top: start }}
        >
          {renderRow(index)}
        </li>
      ))}
    </ul>
  );
}
