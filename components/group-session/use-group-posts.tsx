"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { Activity } from "@/domain/api/activity";
import type { GroupSession } from "@/domain/api/group-session";
import { parseInstant } from "@/domain/time/instant";
import { useFormatInstant } from "../format/use-format-instant";
import type { AxisPost } from "../timeline/axis-posts";
import { orLoadFailure } from "../ui/load-failure";

const PostLabel = dynamic(() => import("./post-label").catch(orLoadFailure), { ssr: false });

interface GroupPostsOptions {
  /** The viewer's activities, recent first. */
  activities: readonly Activity[];
  isRunning: boolean;
  /** Opens the dialog that joins a group session, by id. */
  onJoin: (id: string) => void;
}

/** A room's group sessions that have not begun as posts on its timeline. */
export function useGroupPosts(
  sessions: readonly GroupSession[],
  viewer: GroupPostsOptions,
): AxisPost[] {
  const t = useTranslations("groupSession");
  const format = useFormatInstant();
  return sessions.flatMap((session): AxisPost[] => {
    const { id, next, state, title, joined } = session;
    if (!next || state !== "upcoming") return [];
    const names = joined.map(({ name }) => name).join(", ");
    const texts = [
      t("next.title", { time: format.time(next.startsAt) }),
      title,
      names === "" ? t("joined", { count: 0 }) : t("joinedNames", { names }),
    ];
    return [
      {
        key: id,
        at: parseInstant(next.startsAt),
        text: texts.filter(Boolean).join(". "),
        label: <PostLabel session={session} {...viewer} />,
      },
    ];
  });
}
