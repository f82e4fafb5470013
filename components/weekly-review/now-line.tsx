"use client";

import { type ReactNode, useRef } from "react";
import { useRenderedAt } from "../live/server-time";
import { NowMark } from "../timeline/axis";
import type { TimeWindow } from "../timeline/geometry";
import { nowShare, useNowShare } from "../timeline/use-now-share";

interface NowLineProps {
  /** The span of the timeline, epoch ms. */
  window: TimeWindow;
  /** False on the day before, when its last session runs past midnight. */
  isToday: boolean;
  children: ReactNode;
}

/** Moves "now" along a timeline and fills up its running session. */
export function NowLine({ window, isToday, children }: NowLineProps) {
  const axis = useRef<HTMLDivElement>(null);
  useNowShare(axis, window);
  return (
    <div ref={axis} className="absolute inset-0" style={nowShare(window, useRenderedAt())}>
      {children}
      {isToday && <NowMark />}
    </div>
  );
}
