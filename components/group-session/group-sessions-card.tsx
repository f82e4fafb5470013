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

const ScheduleDialog = dynamic(() => import("./schedule-dialog").catch(orLoadFailure), {
  ssr: false,
});

interface GroupSessionsCardProps {
  room: Outputs["room"]["get"];
  sessions: readonly GroupSession[];
  /** The viewer's activities, recent first. */
  activities: readonly Activity[];
  /** The viewer's session runs, so they cannot join one that has begun. */
  isRunning: boolean;
  /** Offers to join a group session that the viewer scheduled, by id. */
  onOfferJoin: (id: string) => void;
  onAttendance: () => void;
}

/** The group sessions of a room, soonest first, with what the viewer can do. Loaded with the page. */
export default function GroupSessionsCard(props: GroupSessionsCardProps) {
  const { room, sessions, activities, isRunning, onOfferJoin, onAttendance } = props;
  const t = useTranslations("groupSession");
  const [dialog, setDialog] = useState<"schedule" | GroupSession | null>(null);
  const close = () => setDialog(null);
  const shown = sessions.filter(({ next, state }) => next && state !== "ended");
  const maySchedule = canSchedule(room, room);
  return (
    <Card
      title={t("title")}
      action={
        maySchedule && (
          <Button size="small" onClick={() => setDialog("schedule")}>
            <Icon of={Plus} />
            {t("schedule")}
          </Button>
        )
      }
    >
      {shown.length === 0 && (
        <p className="mt-1 text-sm text-soft">{t(maySchedule ? "empty" : "noneAhead")}</p>
      )}
      <ul className="divide-y">
        {shown.map((session) => (
          <GroupSessionRow
            key={session.id}
            session={session}
            activities={activities}
            isRunning={isRunning}
            onEdit={() => setDialog(session)}
          />
        ))}
      </ul>
      <Button
        tone="quiet"
        size="small"
        className="-ms-3 -mb-2"
        aria-haspopup="dialog"
        onClick={onAttendance}
      >
        {t("attendance.title")}
      </Button>
      {dialog && (
        <ScheduleDialog
          room={room}
          session={dialog === "schedule" ? null : dialog}
          onOfferJoin={onOfferJoin}
          onClose={close}
        />
      )}
    </Card>
  );
}
