"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Activity } from "@/domain/api/activity";
import type { GroupSession } from "@/domain/api/group-session";
import { canSchedule } from "@/domain/group-session/permissions";
import type { Outputs } from "@/server/trpc/root";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Icon } from "../ui/icon";
import { orLoadFailure } from "../ui/load-failure";
import { GroupSessionRow } from "./group-session-row";
import { useGroupSessions } from "./use-group-sessions";

const ScheduleDialog = dynamic(() => import("./schedule-dialog").catch(orLoadFailure), {
  ssr: false,
});
const JoinGroupDialog = dynamic(() => import("./join-group-dialog").catch(orLoadFailure), {
  ssr: false,
});

interface GroupSessionsCardProps {
  room: Outputs["room"]["get"];
  memberCount: number;
  /** The viewer's activities, recent first. */
  activities: readonly Activity[];
  /** The viewer's session runs, so they cannot join one that has begun. */
  isRunning: boolean;
}

/** The group sessions of a room, soonest first, with what the viewer can do. Loaded with the page. */
export default function GroupSessionsCard(props: GroupSessionsCardProps) {
  const { room, memberCount, activities, isRunning } = props;
  const t = useTranslations("groupSession");
  const sessions = useGroupSessions(room.slug, memberCount);
  const [isScheduling, setIsScheduling] = useState(false);
  const [joining, setJoining] = useState<GroupSession | null>(null);
  const shown = sessions?.filter(({ next, state }) => next && state !== "ended");
  const maySchedule = canSchedule(room, room);
  if (!shown || (shown.length === 0 && !maySchedule)) return null;
  return (
    <Card
      title={t("title")}
      action={
        maySchedule && (
          <Button size="small" onClick={() => setIsScheduling(true)}>
            <Icon of={Plus} />
            {t("schedule")}
          </Button>
        )
      }
    >
      {shown.length === 0 && <p className="mt-1 text-sm text-soft">{t("empty")}</p>}
      <ul className="divide-y">
        {shown.map((session) => (
          <GroupSessionRow
            key={session.id}
            session={session}
            isRunning={isRunning}
            onJoin={activities.length > 0 ? () => setJoining(session) : null}
          />
        ))}
      </ul>
      {isScheduling && <ScheduleDialog room={room} onClose={() => setIsScheduling(false)} />}
      {joining && (
        <JoinGroupDialog
          session={joining}
          activities={activities}
          onClose={() => setJoining(null)}
        />
      )}
    </Card>
  );
}
