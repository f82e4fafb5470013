"use client";

import { Search, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from "react";
import { buildNameKey } from "@/domain/room/name-key";
import type { Seat } from "../../live/seat";
import type { AxisPost } from "../../timeline/axis-posts";
import type { PlannedSession } from "../../timeline/planned";
import { RoomRows } from "../../timeline/room-rows";
import type { RowActions } from "../../timeline/seat-row";
import { orderRows } from "../../timeline/seat-rows";
import { buttonClass } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { findNameKey } from "./name-keys";
import { useFollowed } from "./use-followed";
import { useNameMarks } from "./use-name-marks";

/** From more members than this they can be searched and followed. */
const MANY_MEMBERS = 12;

interface MemberTimelineProps {
  roomSlug: string;
  seats: readonly Seat[];
  viewerId: string;
  /** Null while the viewer can do nothing with the others. */
  rowActions: RowActions | null;
  /** Shown on the axis after a member's running session; stable. */
  afterEnd: (userId: string) => ReactNode;
  /** Sessions that have not started, by user id. */
  planned?: ReadonlyMap<string, readonly PlannedSession[]>;
  posts?: readonly AxisPost[];
  /** Above the names, where there is no search. */
  today: ReactNode;
}

/** The room's members on one timeline; in large rooms they can be searched and followed. */
export function MemberTimeline(props: MemberTimelineProps) {
  const { roomSlug, seats, viewerId, rowActions, afterEnd, planned, posts, today } = props;
  const t = useTranslations("room.find");
  const [query, setQuery] = useState("");
  const { followed, toggle } = useFollowed(roomSlug, viewerId);
  const formatMark = useNameMarks(roomSlug, seats);
  const isLarge = seats.length > MANY_MEMBERS;
  const wanted = useDeferredValue(isLarge ? buildNameKey(query) : "");
  const rows = useMemo(
    () =>
      orderRows(seats, viewerId, isLarge ? followed : NOBODY).filter(
        ({ name }) => wanted === "" || findNameKey(name).includes(wanted),
      ),
    [seats, viewerId, isLarge, followed, wanted],
  );
  const rowActionsOrFollow = useCallback<RowActions>(
    (seat, now, onPreview) => (
      <>
        {rowActions?.(seat, now, onPreview)}
        {isLarge && seat.userId !== viewerId && (
          <FollowButton seat={seat} isFollowed={followed.has(seat.userId)} onToggle={toggle} />
        )}
      </>
    ),
    [rowActions, isLarge, viewerId, followed, toggle],
  );
  return (
    <>
      <RoomRows
        seats={rows}
        viewerId={viewerId}
        rowActions={rowActions || isLarge ? rowActionsOrFollow : undefined}
        afterEnd={afterEnd}
        formatMark={formatMark}
        planned={planned}
        posts={posts}
        toolbar={isLarge ? <MemberSearch query={query} onQuery={setQuery} /> : today}
      />
      {wanted !== "" && (
        <p role="status" className={rows.length > 0 ? "sr-only" : "border-t px-4 py-6 text-soft"}>
          {t("found", { count: rows.length })}
        </p>
      )}
    </>
  );
}

const NOBODY: ReadonlySet<string> = new Set();

function MemberSearch({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  const t = useTranslations("room.find");
  return (
    <label className="relative w-full">
      <span className="sr-only">{t("label")}</span>
      <span aria-hidden className="absolute inset-y-0 start-2.5 flex items-center text-soft">
        <Icon of={Search} size={16} />
      </span>
      <input
        type="search"
        value={query}
        placeholder={t("label")}
        autoComplete="off"
        className="min-h-9 w-full rounded border border-edge bg-surface ps-8 pe-2 text-sm text-ink"
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onQuery("")}
      />
    </label>
  );
}

interface FollowButtonProps {
  seat: Seat;
  isFollowed: boolean;
  onToggle: (userId: string) => void;
}

/** Keeps a member at the top of the viewer's timeline. */
function FollowButton({ seat, isFollowed, onToggle }: FollowButtonProps): ReactNode {
  const t = useTranslations("room.find");
  return (
    <button
      type="button"
      aria-pressed={isFollowed}
      aria-label={t("follow", { name: seat.name })}
      title={t("follow", { name: seat.name })}
      onClick={() => onToggle(seat.userId)}
      className={`${buttonClass({ tone: "quiet", size: "small" })} px-1.5 aria-pressed:text-ink aria-pressed:*:fill-current`}
    >
      <Icon of={Star} size={16} />
    </button>
  );
}
