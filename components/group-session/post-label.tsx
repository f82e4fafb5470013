"use client";

import { useTranslations } from "next-intl";
import type { Activity } from "@/domain/api/activity";
import type { GroupSession } from "@/domain/api/group-session";
import { useFormatInstant } from "../format/use-format-instant";
import { AvatarGroup } from "../ui/avatar";
import { GroupSessionState } from "./group-session-state";
import { Participation } from "./participation";

interface PostLabelProps {
  session: GroupSession;
  activities: readonly Activity[];
  isRunning: boolean;
  onJoin: (id: string) => void;
}

/**
 * The head of a group session's post on the timeline. It shows as much as fits up to the next post;
 * the post's own text tells screen readers the same. Loaded when there is a post.
 */
export default function PostLabel({ session, activities, isRunning, onJoin }: PostLabelProps) {
  const t = useTranslations("groupSession");
  const format = useFormatInstant();
  const { next, title, joined } = session;
  if (!next) return null;
  return (
    <div className="flex h-8 max-w-full items-center gap-2 rounded-e border border-s-0 bg-surface px-2.5 text-sm @max-[3.5rem]/post:hidden">
      <p aria-hidden className="flex min-w-0 items-center gap-2 whitespace-nowrap text-soft">
        <span className="font-semibold text-ink tabular-nums">{format.time(next.startsAt)}</span>
        <span className="hidden @min-[9rem]/post:inline">
          <GroupSessionState session={session} />
        </span>
        {title && (
          <bdi className="hidden min-w-0 max-w-40 truncate @min-[28rem]/post:inline">{title}</bdi>
        )}
        <span className="hidden items-center gap-2 @min-[20rem]/post:flex">
          <AvatarGroup people={joined} max={3} />
          <span className="hidden @min-[24rem]/post:inline">
            {t("joined", { count: joined.length })}
          </span>
        </span>
      </p>
      {!isRunning && (
        <span className="hidden items-center gap-2 *:min-h-6 *:py-0.5 *:whitespace-nowrap @min-[12rem]/post:flex">
          <Participation
            session={session}
            activities={activities}
            isRunning={isRunning}
            onJoin={() => onJoin(session.id)}
          />
        </span>
      )}
    </div>
  );
}
