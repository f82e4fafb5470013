"use client";

import { Avatar } from "../ui/avatar";
import { classNames } from "../ui/class-names";
import { IsolatedText } from "../ui/isolated-text";
import { Swatch } from "../ui/swatch";
import type { RoomRow } from "./room-row";
import { useFormatSession } from "./use-format-session";

interface RowTextProps {
  row: RoomRow;
  /** Epoch ms. */
  now: number;
}

/** A member with their initials, what they are doing and the time left. Dense rows have one line. */
export function RowText({ row, now }: RowTextProps) {
  const formatSession = useFormatSession();
  const { userId, personName, isAway, name, mark, about, hue, left, sessions, planned } = row;
  const isFocusing = hue !== null || left !== null;
  return (
    <div
      className={classNames(
        "flex min-w-32 flex-1 items-center gap-3 text-sm text-soft @2xl/line:min-w-0 @2xl/line:ps-4 @2xl/line:pe-3",
        hue && APART,
      )}
    >
      <Avatar
        userId={userId}
        name={personName}
        size="medium"
        className={classNames(AVATAR, isAway && "grayscale")}
      />
      <div className={classNames(TEXT, isFocusing && APART)}>
        <p translate="no" className={classNames(NAME, isFocusing && NAME_APART)}>
          <bdi>{name}</bdi>
        </p>
        <p className={classNames(ABOUT, isFocusing && ABOUT_APART)}>
          <span className="@max-2xl/line:bg-surface">
            {hue && (
              <span className="me-1.5 inline-flex">
                <Swatch hue={hue} />
              </span>
            )}
            {mark && `${mark} · `}
            <IsolatedText>{about}</IsolatedText>
          </span>
        </p>
        {left && <p className={LEFT}>{left}</p>}
      </div>
      {sessions.map((session) => (
        <span key={session.startedAt} className="sr-only">
          {formatSession(session, now).sentence}{" "}
        </span>
      ))}
      {planned.map(({ key, text }) => (
        <span key={key} className="sr-only">
          {text}
        </span>
      ))}
    </div>
  );
}

/**
 * On a phone, an activity and its target have a line of their own, as wide as the row: its parents
 * leave the layout to the row. Hundreds of rows keep one height.
 */
const APART = "@max-2xl/line:not-group-data-many/line:contents";
const NAME_APART =
  "@max-2xl/line:not-group-data-many/line:relative @max-2xl/line:not-group-data-many/line:z-30 " +
  "@max-2xl/line:not-group-data-many/line:flex-[1_1_4rem] " +
  "@max-2xl/line:not-group-data-many/line:ms-1 @max-2xl/line:[&>bdi]:bg-surface";
const ABOUT_APART =
  "@max-2xl/line:not-group-data-many/line:relative @max-2xl/line:not-group-data-many/line:z-30 " +
  "@max-2xl/line:not-group-data-many/line:order-1 @max-2xl/line:not-group-data-many/line:basis-full";

const AVATAR =
  "@2xl/line:group-data-[density=dense]/line:size-7 @2xl/line:group-data-[density=dense]/line:text-xs " +
  "@2xl/line:group-data-[density=roomy]/line:size-12 @2xl/line:group-data-[density=roomy]/line:text-lg";

const TEXT =
  "relative z-30 grid min-w-0 @2xl/line:flex-1 @max-2xl/line:bg-surface grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-2 " +
  "@2xl/line:group-data-[density=dense]/line:grid-cols-[minmax(3rem,auto)_minmax(0,1fr)_auto]";

const NAME =
  "min-w-0 truncate text-base/5 font-semibold text-ink deep:text-soft " +
  "@2xl/line:group-data-[density=dense]/line:text-sm " +
  "@2xl/line:group-data-[density=roomy]/line:text-lg";

/** Below the name; beside it in a dense row. */
const ABOUT =
  "min-w-0 truncate col-span-full row-start-2 @2xl/line:group-data-[density=dense]/line:col-span-1 " +
  "@2xl/line:group-data-[density=dense]/line:row-start-1 @2xl/line:group-data-[density=dense]/line:col-start-2 " +
  "@2xl/line:group-data-[density=roomy]/line:whitespace-normal";

const LEFT =
  "hidden @sm/line:block shrink-0 col-start-2 row-start-1 tabular-nums whitespace-nowrap " +
  "@2xl/line:group-data-[density=dense]/line:col-start-3 " +
  "@2xl/line:group-data-[density=roomy]/line:row-start-3 @2xl/line:group-data-[density=roomy]/line:col-start-1";
