"use client";

import { type ReactNode, useRef } from "react";
import { useRenderedAt } from "../live/server-time";
import { NowMark } from "../timeline/axis";
import type { TimeWindow } from "../timeline/geometry";
import { nowShare, useNowShare } from "../timeline/use-now-share";

interface NowLineProps {
  /** What the line spans, epoch ms. */
  window: TimeWindow;
  /** Whether it is the line of today, and not one whose last session runs on past midnight. */
  isToday: boolean;
  children: ReactNode;
}

/** The line of a day that is not over: now moves on it, and what runs fills up. */
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
