"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Activity } from "@/domain/api/activity";
import type { GroupSession } from "@/domain/api/group-session";
import { parseInstant } from "@/domain/time/instant";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import type { PlannedSession } from "../timeline/planned";

type Facts = Pick<GroupSession, "id" | "next" | "state" | "own" | "joined">;

/**
 * The group sessions that have not begun as planned sessions of those who joined, by user id. Only the
 * viewer's has the hue of an activity: those of others are private until it starts.
 */
export function useJoinedSessions(
  sessions: readonly Facts[],
  { viewerId, activities }: { viewerId: string; activities: readonly Activity[] },
): ReadonlyMap<string, readonly PlannedSession[]> {
  const t = useTranslations("groupSession");
  const zone = useReaderZone();
  return useMemo(() => {
    const byUser = new Map<string, PlannedSession[]>();
    for (const { id: key, next, state, own, joined } of sessions) {
      if (!next || state !== "upcoming") continue;
      const [from, to] = [parseInstant(next.startsAt), parseInstant(next.endsAt)];
      const text = t("joinedAt", { time: clockTime(from, zone) });
      const activity = activities.find(({ id }) => id === own?.activityId);
      const ownHue = activity?.isRest ? "rest" : (activity?.color ?? "none");
      for (const { userId } of joined) {
        const hue = userId === viewerId ? ownHue : "none";
        byUser.set(userId, [...(byUser.get(userId) ?? []), { key, from, to, hue, text }]);
      }
    }
    return byUser;
  }, [sessions, activities, viewerId, zone, t]);
}
