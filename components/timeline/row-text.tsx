"use client";

import type { ReactNode } from "react";
import { classNames } from "../ui/class-names";
import { IsolatedText } from "../ui/isolated-text";
import type { RoomRow } from "./room-row";
import { useFormatSession } from "./use-format-session";

interface RowTextProps {
  row: RoomRow;
  /** Epoch ms. */
  now: number;
  /** Shows activity and target in full, over several lines if needed. */
  isOpen: boolean;
  /** Shown at the end of the text. */
  children: ReactNode;
}

/**
 * Name, activity and time left: one line on a phone, two next to a wide axis. The activity is
 * truncated before the name. The now-mark shows faintly behind the text.
 */
export function RowText({ row, now, isOpen, children }: RowTextProps) {
  const formatSession = useFormatSession();
  const { name, about, left, sessions } = row;
  return (
    <div
      className={classNames(
        "relative z-10 flex items-baseline text-sm text-soft @max-md/line:*:bg-ground/80 @md/line:flex-wrap @md/line:pe-4",
        isOpen && "flex-wrap",
      )}
    >
      <p
        translate="no"
        className="max-w-1/2 shrink-0 truncate pe-2 text-base/5 font-semibold text-ink deep:text-soft @md/line:max-w-none @md/line:flex-1"
      >
        <bdi>{name}</bdi>
      </p>
      <p
        className={classNames(
          "min-w-0 @md/line:order-last @md/line:line-clamp-2 @md/line:basis-full @md/line:whitespace-normal",
          isOpen ? "order-last basis-full" : "truncate",
        )}
      >
        <IsolatedText>{about}</IsolatedText>
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
          {formatSession(session, now).sentence}{" "}
        </span>
      ))}
    </div>
  );
}
