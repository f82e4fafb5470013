"use client";

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { RoomRow } from "./room-row";
import { useFormatSession } from "./use-format-session";

interface RowWordsProps {
  row: RoomRow;
  /** Epoch ms. */
  now: number;
  /** Whether what they are on is said in full, over several lines if need be. */
  isOpen: boolean;
  /** What stands at the end of the words. */
  children: ReactNode;
}

/**
 * Who, on what, how long still: one line of text on a phone, two beside the axis; where it is
 * too much, what they are on gives way to who it is. The now-mark goes on faintly behind it, so that
 * both can be read.
 */
export function RowWords({ row, now, isOpen, children }: RowWordsProps) {
  const words = useFormatSession();
  const { name, about, left, sessions } = row;
  return (
    <div
      className={classNames(
        "relative z-10 flex items-baseline text-sm text-soft @max-md/line:*:bg-ground/80 @md/line:flex-wrap @md/line:pe-4",
        isOpen && "flex-wrap",
      )}
    >
      <p className="max-w-1/2 shrink-0 truncate pe-2 text-base/5 font-semibold text-ink deep:text-soft @md/line:max-w-none @md/line:flex-1">
        {name}
      </p>
      <p
        className={classNames(
          "min-w-0 @md/line:order-last @md/line:line-clamp-2 @md/line:basis-full @md/line:whitespace-normal",
          isOpen ? "order-last basis-full" : "truncate",
        )}
      >
        {about}
      </p>
      {left && (
        <p className="shrink-0 tabular-nums @md/line:hidden @2xl/line:block">
          <span className={classNames("whitespace-pre @md/line:hidden", isOpen && "hidden")}>
            {" · "}
          </span>
          {left}
        </p>
      )}
      {children}
      {sessions.map((session) => (
        <span key={session.startedAt} className="sr-only">
          {words(session, now).sentence}{" "}
        </span>
      ))}
    </div>
  );
}
