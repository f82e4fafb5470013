"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Activity } from "@/domain/api/activity";
import type { GroupSession } from "@/domain/api/group-session";
import { parseInstant } from "@/domain/time/instant";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import type { AxisPost } from "../timeline/axis-posts";
import type { PlannedSession } from "../timeline/room-row";
import { PostLabel } from "./post-label";

interface GroupPostsOptions {
  viewerId: string;
  /** The viewer's activities, recent first. */
  activities: readonly Activity[];
  isRunning: boolean;
}

/**
 * A room's next group sessions for its timeline: a post for each, and a planned session for everyone
 * who joined. Only the viewer's has the hue of an activity: those of others are private until it starts.
 */
export function useGroupPosts(
  sessions: readonly GroupSession[] | null,
  { viewerId, activities, isRunning }: GroupPostsOptions,
): { posts: AxisPost[]; joined: ReadonlyMap<string, readonly PlannedSession[]> } {
  const t = useTranslations("groupSession");
  const zone = useReaderZone();
  const ahead = useMemo(() => (sessions ?? []).flatMap(toAhead), [sessions]);
  const posts = ahead.map(({ session, from }) => {
    const { id, title, joined } = session;
    const names = joined.map(({ name }) => name).join(", ");
    return {
      key: id,
      at: from,
      text: [
        t("next.title", { time: clockTime(from, zone) }),
        title,
        joined.length > 0 ? t("joinedNames", { names }) : t("joined", { count: 0 }),
      ]
        .filter(Boolean)
        .join(". "),
      label: <PostLabel session={session} activities={activities} isRunning={isRunning} />,
    };
  });
  const joined = useMemo(() => {
    const byUser = new Map<string, PlannedSession[]>();
    for (const { session, from, to } of ahead) {
      const own = activities.find(({ id }) => id === session.own?.activityId);
      const text = t("joinedAt", { time: clockTime(from, zone) });
      for (const { userId } of session.joined) {
        const activity = userId === viewerId ? own : undefined;
        const hue = activity?.isRest ? "rest" : (activity?.color ?? "none");
        byUser.set(userId, [...(byUser.get(userId) ?? []), { from, to, hue, text }]);
      }
    }
    return byUser;
  }, [ahead, activities, viewerId, zone, t]);
  return { posts, joined };
}

/** With its instants in epoch ms; nothing when it has begun. */
function toAhead(session: GroupSession) {
  const { next, state } = session;
  if (!next || state !== "upcoming") return [];
  return [{ session, from: parseInstant(next.startsAt), to: parseInstant(next.endsAt) }];
}
