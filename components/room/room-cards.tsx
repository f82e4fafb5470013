"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Activity } from "@/domain/api/activity";
import type { RoomToday } from "@/domain/api/dashboard";
import type { GroupSession } from "@/domain/api/group-session";
import { findShownSharing } from "@/domain/room/sharing";
import type { Seat } from "../live/seat";
import type { PlannedSession } from "../timeline/planned";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { orLoadFailure } from "../ui/load-failure";
import type { RoomSummary } from "./room-data";
import { TodayCard } from "./today-card";

const GroupSessionsCard = dynamic(
  () => import("../group-session/group-sessions-card").catch(orLoadFailure),
  { ssr: false },
);

const LastingLink = dynamic(
  () =>
    import("./invite/lasting-link")
      .then((module) => ({ default: module.LastingLink }))
      .catch(orLoadFailure),
  { ssr: false },
);

const NotesCard = dynamic(() => import("../note/notes-card").catch(orLoadFailure), { ssr: false });

const TimeTogetherCard = dynamic(
  () => import("../group-session/time-together-card").catch(orLoadFailure),
  { ssr: false },
);

/** Up to this many members can easily agree on a time. */
const MOST_TO_AGREE = 5;
/** Up to this many members, the page invites more. */
const SMALL_ROOM = 3;

interface RoomCardsProps {
  room: RoomSummary;
  seats: readonly Seat[];
  viewerId: string;
  today: RoomToday;
  /** Joined group sessions that have not begun, by user id. */
  joined: ReadonlyMap<string, readonly PlannedSession[]>;
  groupSessions: readonly GroupSession[];
  /** The start form shows what the room sees of a session. */
  isStartShown: boolean;
  /** The viewer's session runs. */
  isRunning: boolean;
  /** The viewer's activities, recent first. */
  activities: readonly Activity[];
  /** Offers to join a group session that the viewer scheduled, by id. */
  onOfferJoin: (id: string) => void;
  /** Null for members who cannot invite. */
  onInvite: (() => void) | null;
  onAttendance: () => void;
  onSettings: () => void;
}

/** The row of cards below the timeline, and what the room sees of the viewer. */
export function RoomCards(props: RoomCardsProps) {
  const { room, seats, viewerId, today, joined, groupSessions } = props;
  const { isStartShown, isRunning, activities } = props;
  const { onOfferJoin, onInvite, onAttendance, onSettings } = props;
  const memberCount = seats.length;
  const showsTime =
    memberCount > 1 && memberCount <= MOST_TO_AGREE && !room.isCoachingRoom && !isRunning;
  return (
    <>
      {/* The cards of the last row share its width. Beside the days of many members, which are high,
          the others are below each other. */}
      <div className="flex flex-wrap gap-4 *:flex-[1_1_18rem]">
        {memberCount > 1 && (
          <TodayCard today={today} seats={seats} viewerId={viewerId} planned={joined} />
        )}
        {showsTime && (
          <TimeTogetherCard room={room} sessions={groupSessions} onOfferJoin={onOfferJoin} />
        )}
        {memberCount === 1 ? (
          <OnlyMember room={room} onInvite={onInvite} />
        ) : (
          memberCount <= SMALL_ROOM && onInvite && <InviteCard room={room} onInvite={onInvite} />
        )}
        <div
          className={
            today.members.length > SMALL_ROOM
              ? "flex flex-col gap-4 *:last:flex-1"
              : "contents *:flex-[1_1_18rem]"
          }
        >
          <GroupSessionsCard
            room={room}
            sessions={groupSessions}
            activities={activities}
            isRunning={isRunning}
            onOfferJoin={onOfferJoin}
            onAttendance={onAttendance}
          />
          {memberCount > 1 && !isRunning && <NotesCard roomSlug={room.slug} />}
        </div>
      </div>
      <Seen room={room} isStartShown={isStartShown} onSettings={onSettings} />
    </>
  );
}

interface InviteProps {
  room: RoomSummary;
  onInvite: () => void;
}

function InviteCard(props: InviteProps) {
  const t = useTranslations("room.inviteCard");
  return (
    <Card title={t("title")}>
      <p className="mt-1 text-sm text-soft">{t("text")}</p>
      <InviteAction {...props} />
    </Card>
  );
}

/** One click copies the room's lasting link, and shows it. */
function InviteAction({ room, onInvite }: InviteProps) {
  const t = useTranslations("room.inviteCard");
  const [isLinkShown, setIsLinkShown] = useState(false);
  if (isLinkShown) {
    return (
      <div className="mt-3">
        <LastingLink slug={room.slug} canRenew={false} copiesAtOnce />
      </div>
    );
  }
  return (
    // A coaching room's dialog also has links for coaches.
    <Button className="mt-3" onClick={room.isCoachingRoom ? onInvite : () => setIsLinkShown(true)}>
      {t(room.isCoachingRoom ? "choose" : "copy")}
    </Button>
  );
}

interface OnlyMemberProps {
  room: RoomSummary;
  /** Null for members who cannot invite. */
  onInvite: (() => void) | null;
}

/** Shown while the viewer sees no other member; suggests an invite to those who can create one. */
function OnlyMember({ room, onInvite }: OnlyMemberProps) {
  const { isCoachingRoom } = room;
  const t = useTranslations("room.empty");
  const tCoachingRoom = useTranslations("coaching.coachingRoom");
  const text = isCoachingRoom
    ? tCoachingRoom(onInvite ? "first" : "alone")
    : t(onInvite ? "owner" : "member");
  return (
    <Card title={isCoachingRoom && !onInvite ? tCoachingRoom("sub") : t("title")}>
      <p className="mt-1 max-w-prose text-sm text-soft">{text}</p>
      {onInvite && <InviteAction room={room} onInvite={onInvite} />}
    </Card>
  );
}

/** The viewer's sharing with the room. */
function Seen(props: Pick<RoomCardsProps, "room" | "isStartShown" | "onSettings">) {
  const { room, isStartShown, onSettings } = props;
  const t = useTranslations("room.settings");
  if (isStartShown && !room.showsBusy) return null;
  return (
    <p className="text-sm text-soft">
      {!isStartShown && `${t("seen", { sharing: findShownSharing(room) })} `}
      {room.showsBusy && `${t("seenBusy")} `}
      <button
        type="button"
        onClick={onSettings}
        aria-label={t("changeSeen")}
        className="min-h-6 rounded px-1 text-ink underline underline-offset-4"
      >
        {t("change")}
      </button>
    </p>
  );
}
