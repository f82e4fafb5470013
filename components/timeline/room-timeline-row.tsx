"use client";

import { ChevronDown } from "lucide-react";
import { type CSSProperties, useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { EndLabel } from "./end-label";
import { percentAt, type TimeWindow } from "./geometry";
import { type Mark, marksOf } from "./mark";
import type { RoomRow } from "./room-row";
import { RowWords } from "./row-text";
import { Track } from "./track";

interface RoomLineRowProps {
  row: RoomRow;
  window: TimeWindow;
  now: number;
}

/**
 * One member on the shared axis. With a mouse what can be done shows as one points at the row;
 * elsewhere, and on a phone, the row opens to it.
 */
export function RoomLineRow({ row, window, now }: RoomLineRowProps) {
  const { action } = row;
  const panel = useId();
  const [isOpen, setIsOpen] = useState(false);
  const marks = marksOf(row.sessions, window, now);
  const running = marks.find((mark) => mark.kind === "running");
  const isActing = action !== null && running !== undefined;
  return (
    <li className="group relative border-t py-1.5 @md/line:grid @md/line:min-h-14 @md/line:grid-cols-[var(--names)_minmax(0,1fr)] @md/line:items-center">
      <RowWords row={row} now={now} isOpen={isActing && isOpen}>
        {isActing && (
          <span
            className={classNames(
              "ms-auto self-center ps-1 @md/line:pointer-fine:hidden",
              isOpen && "*:rotate-180",
            )}
          >
            <Icon of={ChevronDown} size={16} />
          </span>
        )}
      </RowWords>
      {isActing && (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={panel}
          aria-label={action.name}
          onClick={() => setIsOpen(!isOpen)}
          className="absolute inset-x-0 top-0 z-20 h-14 rounded @md/line:pointer-fine:hidden"
        />
      )}
      <div className="relative" style={running && endsAt(running, window, now)}>
        <div dir="ltr" className="relative mt-1 h-5 @md/line:mt-0 @md/line:h-7 deep:opacity-65">
          <Track marks={marks} />
          {running && !running.isRest && <EndLabel mark={running} window={window} now={now} />}
        </div>
        {isActing && (
          <div
            id={panel}
            dir="ltr"
            className={classNames(isOpen ? "mt-2 block @md/line:flex" : "hidden", BESIDE, ON_HOVER)}
          >
            <span className="min-w-0 shrink basis-(--end)" />
            <div className="pointer-events-auto shrink-0 @md/line:ms-2">{action.button}</div>
          </div>
        )}
      </div>
    </li>
  );
}

/** Where there is room the button stands at the end of the block, or as near as it fits. */
const BESIDE =
  "relative z-30 @md/line:pointer-events-none @md/line:absolute @md/line:inset-0 @md/line:mt-0 @md/line:items-center";

/** A row one does not point at keeps quiet, but for the keyboard and readers it is all there. */
const ON_HOVER =
  "@md/line:pointer-fine:flex @md/line:pointer-fine:opacity-0 @md/line:pointer-fine:group-hover:opacity-100 @md/line:pointer-fine:focus-within:opacity-100 @md/line:pointer-fine:has-aria-expanded:opacity-100";

const endsAt = (mark: Mark, window: TimeWindow, now: number) =>
  ({
    "--end": `${Math.max(mark.whole.left + mark.whole.width, percentAt(window, now))}%`,
  }) as CSSProperties;
