"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Activity } from "@/domain/api/activity";
import type { GroupSession } from "@/domain/api/group-session";
import { findLatecomerProblem } from "@/domain/group-session/start-rules";
import { useFormatInstant } from "../format/use-format-instant";
import { useTick } from "../live/use-tick";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { orLoadFailure } from "../ui/load-failure";
import { Problem } from "../ui/problem";
import { useGroupSessionCall } from "./use-group-session-call";

const JoinGroupDialog = dynamic(() => import("./join-group-dialog").catch(orLoadFailure), {
  ssr: false,
});

const TICK_MS = 15_000;

interface ParticipationProps {
  session: GroupSession;
  /** The viewer's activities, recent first. Without one they cannot join. */
  activities: readonly Activity[];
  /** The viewer's session runs, so they cannot join one that has begun. */
  isRunning: boolean;
  /** Opens the dialog elsewhere, where the button may disappear at the start; else it is part of this. */
  onJoin?: () => void;
}

/** Joins the next occurrence of a group session or leaves it, and says that the viewer joined. */
export function Participation(props: ParticipationProps) {
  const { session, activities, isRunning, onJoin } = props;
  const t = useTranslations("groupSession");
  const formatFailure = useFormatFailure();
  const [isJoining, setIsJoining] = useState(false);
  const { id, next, own } = session;
  const action = useAction({ session, activities, isRunning });
  const leave = useGroupSessionCall((client, date: string) =>
    client.groupSession.leave.mutate({ id, date }),
  );
  if (!next) return null;
  return (
    <>
      {own && <span className="text-sm font-semibold">{t("join.done")}</span>}
      {/* The same element before and after joining, so that it keeps the focus. */}
      {action && (
        <Button
          size="small"
          aria-label={action.name}
          aria-haspopup={action.isJoin ? "dialog" : undefined}
          aria-disabled={leave.isPending}
          onClick={() => {
            if (action.isJoin && onJoin) onJoin();
            else if (action.isJoin) setIsJoining(true);
            else if (!leave.isPending) leave.mutate(next.date);
          }}
        >
          {action.label}
        </Button>
      )}
      {leave.isError && <Problem>{formatFailure(leave.error)}</Problem>}
      {isJoining && (
        <JoinGroupDialog
          session={session}
          activities={activities}
          onClose={() => setIsJoining(false)}
        />
      )}
    </>
  );
}

/** The button's texts, or null when the viewer can neither join nor leave. */
function useAction({ session, activities, isRunning }: Omit<ParticipationProps, "onJoin">) {
  const t = useTranslations("groupSession");
  const format = useFormatInstant();
  const now = useTick(TICK_MS);
  const { next, state, own } = session;
  if (!next) return null;
  const time = format.time(next.startsAt);
  const canJoin = activities.length > 0;
  if (state === "upcoming") {
    if (own)
      return {
        isJoin: false,
        label: t("upcoming.leave"),
        name: t("upcoming.leaveNamed", { time }),
      };
    return canJoin && { isJoin: true, label: t("join.short"), name: t("join.title", { time }) };
  }
  const isOpen = findLatecomerProblem(new Date(next.endsAt), new Date(now)) === null;
  if (!canJoin || isRunning || !isOpen) return null;
  const end = { time: format.time(next.endsAt) };
  return { isJoin: true, label: t("join.openUntil", end), name: t("join.titleUntil", end) };
}
