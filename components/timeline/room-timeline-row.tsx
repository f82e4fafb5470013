"use client";

import { ChevronDown } from "lucide-react";
import { type CSSProperties, useId, useState } from "react";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { classNames } from "../ui/class-names";
import { Icon } from "../ui/icon";
import { percentAt, type TimeWindow } from "./geometry";
import { buildMarks, type Mark } from "./mark";
import type { RoomRow } from "./room-row";
import { RowText } from "./row-text";
import { Track } from "./track";

interface RoomTimelineRowProps {
  row: RoomRow;
  window: TimeWindow;
  now: number;
}

/**
 * One member on the shared axis. With a mouse the button appears on hover; on touch screens and
 * phones the row opens to show it.
 */
export function RoomTimelineRow({ row, window, now }: RoomTimelineRowProps) {
  const { action } = row;
  const panel = useId();
  const [isOpen, setIsOpen] = useState(false);
  const marks = buildMarks(row.sessions, window, now);
  const running = marks.find((mark) => mark.kind === "running");
  const hasAction = action !== null && running !== undefined;
  return (
    <li className="group relative border-t py-1.5 @md/line:grid @md/line:min-h-14 @md/line:grid-cols-[var(--names)_minmax(0,1fr)] @md/line:items-center">
      <RowText row={row} now={now} isOpen={hasAction && isOpen}>
        {hasAction && (
          <span
            className={classNames(
              "ms-auto self-center ps-1 @md/line:pointer-fine:hidden",
              isOpen && "*:rotate-180",
            )}
          >
            <Icon of={ChevronDown} size={16} />
          </span>
        )}
      </RowText>
      {hasAction && (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={panel}
          aria-label={action.name}
          onClick={() => setIsOpen(!isOpen)}
          className="absolute inset-x-0 top-0 z-20 h-14 rounded @md/line:pointer-fine:hidden"
        />
      )}
      <div className="relative" style={running && endStyle(running, window, now)}>
        <div dir="ltr" className="relative mt-1 h-5 @md/line:mt-0 @md/line:h-7 deep:opacity-65">
          <Track marks={marks} />
          {running && !running.isRest && <EndLabel mark={running} window={window} now={now} />}
        </div>
        {hasAction && (
          <div
            id={panel}
            dir="ltr"
            className={classNames(isOpen ? "mt-2 block @md/line:flex" : "hidden", AT_END, ON_HOVER)}
          >
            <span className="min-w-0 shrink basis-(--end)" />
            <div className="pointer-events-auto shrink-0 @md/line:ms-2">{action.button}</div>
          </div>
        )}
      </div>
    </li>
  );
}

/** On a wide axis the button is at the end of the session, or as near as it fits. */
const AT_END =
  "relative z-30 @md/line:pointer-events-none @md/line:absolute @md/line:inset-0 @md/line:mt-0 @md/line:items-center";

/** Transparent until hovered, not hidden: keyboard and screen readers still reach it. */
const ON_HOVER =
  "@md/line:pointer-fine:flex @md/line:pointer-fine:opacity-0 @md/line:pointer-fine:group-hover:opacity-100 @md/line:pointer-fine:focus-within:opacity-100 @md/line:pointer-fine:has-aria-expanded:opacity-100";

const endStyle = (mark: Mark, window: TimeWindow, now: number) =>
  ({
    "--end": `${Math.max(mark.whole.left + mark.whole.width, percentAt(window, now))}%`,
  }) as CSSProperties;

/** The planned end of a running session: inside the part to come, or after it if that is too narrow. */
function EndLabel({ mark, window, now }: { mark: Mark; window: TimeWindow; now: number }) {
  const zone = useReaderZone();
  const left = percentAt(window, now);
  const width = Math.max(0, mark.whole.left + mark.whole.width - left);
  return (
    <div
      aria-hidden
      className="@container/ahead absolute inset-y-0"
      style={{ left: `${left}%`, width: `${width}%` }}
    >
      <span
        translate="no"
        className="absolute inset-y-0 left-full flex items-center ps-1.5 text-xs font-semibold whitespace-nowrap tabular-nums @min-[3rem]/ahead:right-0 @min-[3rem]/ahead:left-auto @min-[3rem]/ahead:pe-2"
      >
        {clockTime(mark.endsAt, zone)}
      </span>
    </div>
  );
}
