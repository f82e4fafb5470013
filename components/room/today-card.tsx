"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { RoomToday } from "@/domain/api/dashboard";
import { useFormatDuration } from "../format/use-format-duration";
import type { Seat } from "../live/seat";
import type { PlannedSession } from "../timeline/planned";
import { Card } from "../ui/card";
import { orLoadFailure } from "../ui/load-failure";

const MembersToday = dynamic(() => import("./members-today").catch(orLoadFailure), { ssr: false });

interface TodayCardProps {
  today: RoomToday;
  seats: readonly Seat[];
  viewerId: string;
  /** Joined group sessions, by user id. */
  planned: ReadonlyMap<string, readonly PlannedSession[]>;
}

/**
 * The room's figures of today: of the members the viewer is compared with, or only their own; in a
 * small room also the day of each on a timeline.
 */
export function TodayCard({ today, seats, viewerId, planned }: TodayCardProps) {
  const t = useTranslations("room.today");
  const formatDuration = useFormatDuration();
  const { completed, focusMinutes, people, isCompared, members } = today;
  const memberCount = seats.length;
  const whose = isCompared ? (people < memberCount ? "some" : "all") : "own";
  return (
    <Card
      title={t("title")}
      action={<span className="text-sm text-soft">{t("completed", { count: completed })}</span>}
    >
      <p className="mt-3 text-[1.75rem] leading-8 font-semibold tabular-nums">
        {formatDuration(focusMinutes)}
      </p>
      <p className="mt-1 text-sm text-soft">{t(`focusTime.${whose}`, { people, memberCount })}</p>
      {members.length > 1 && (
        // As high as the rows and their axis, so that nothing moves when they are loaded.
        <div style={{ minHeight: `${2 * members.length + 3}rem` }}>
          <MembersToday today={today} seats={seats} viewerId={viewerId} planned={planned} />
        </div>
      )}
    </Card>
  );
}
