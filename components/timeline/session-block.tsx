"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { useRenderedAt } from "../live/server-time";
import type { FocusSession } from "../live/session";
import { classNames } from "../ui/class-names";
import { NowMark } from "./axis";
import { buildMark } from "./mark";
import { Track } from "./track";
import { nowShare, useNowShare } from "./use-now-share";

interface SessionBlockProps {
  session: FocusSession;
  /** Of the block. */
  className?: string;
  /** Between the two times. */
  caption?: ReactNode;
  /** Between the block and the times, on the same axis. */
  children?: ReactNode;
}

/** One session over the full width, filling from its start to its end; the times are below. */
export function SessionBlock(props: SessionBlockProps) {
  const { session, className = "h-16", caption, children } = props;
  const t = useTranslations("timeline");
  const zone = useReaderZone();
  const renderedAt = useRenderedAt();
  const axis = useRef<HTMLDivElement>(null);
  const window = { from: session.startedAt, to: session.plannedEnd };
  useNowShare(axis, window);
  // The status decides whether it runs, not the clock: it changes to completed by itself.
  const mark = buildMark(session, window, session.status === "running" ? window.from : window.to);
  return (
    <div>
      <div ref={axis} dir="ltr" className="relative py-2" style={nowShare(window, renderedAt)}>
        <div className={classNames("relative", className)}>
          <Track marks={mark ? [{ ...mark, isRest: false }] : []} />
        </div>
        {session.status === "running" && <NowMark />}
      </div>
      {children}
      <div className="flex justify-between gap-4 pt-2 text-soft tabular-nums">
        <span translate="no" className="whitespace-nowrap">
          {clockTime(window.from, zone)}
        </span>
        {caption}
        <span className="whitespace-nowrap">
          {t("ends", { status: session.status, time: clockTime(window.to, zone) })}
        </span>
      </div>
    </div>
  );
}
