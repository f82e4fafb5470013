"use client";

import { useTranslations } from "next-intl";
import { isCoach } from "@/domain/room/permissions";
import type { Seat } from "../../live/seat";
import { Dialog } from "../../ui/dialog";
import { CheckField } from "../../ui/field";
import { CoachingRoomMembersSection, MembersSection } from "../people/members-section";
import type { RoomSummary } from "../room-data";
import { useAnnouncesChanges } from "../use-announces-changes";
import { LeaveRoom } from "./leave-room";
import { MemberRules } from "./member-rules";
import { OwnCoaching } from "./own-coaching";
import { RenameRoom } from "./rename-room";
import { BusyChoice, SharingChoice } from "./sharing-choice";

interface RoomSettingsProps {
  room: RoomSummary;
  seats: readonly Seat[];
  viewerId: string;
  isOwner: boolean;
  /** Opens with the question whether to leave. */
  asksToLeave: boolean;
  onClose: () => void;
}

/**
 * The viewer's sharing with the room, its members, and leaving; for owners also its name and
 * whether they coach. Loaded when first opened.
 */
export default function RoomSettings(props: RoomSettingsProps) {
  const { room, seats, viewerId, isOwner, asksToLeave, onClose } = props;
  const t = useTranslations("room.settings");
  const own = seats.find(({ userId }) => userId === viewerId);
  const hasCoach = seats.some((seat) => seat !== own && isCoach(seat));
  return (
    <Dialog isOpen onClose={onClose} title={t("title")} closeLabel={t("close")}>
      <div className="flex flex-col gap-6">
        <SharingChoice room={room} hasCoach={hasCoach} />
        <BusyChoice room={room} />
        <AnnounceChoice />
        {isOwner && <RenameRoom room={room} />}
        {isOwner && <MemberRules room={room} />}
        {isOwner && room.isCoachingRoom ? (
          <CoachingRoomMembersSection room={room} people={seats} viewerId={viewerId} />
        ) : (
          <MembersSection room={room} people={seats} viewerId={viewerId} isOwner={isOwner} />
        )}
        {own?.role === "owner" && <OwnCoaching room={room} seat={own} />}
        <LeaveRoom slug={room.slug} isAskedAtOnce={asksToLeave} />
      </div>
    </Dialog>
  );
}

/** Whether this device announces who starts and finishes. */
function AnnounceChoice() {
  const t = useTranslations("room.announce");
  const { isOn, setIsOn } = useAnnouncesChanges();
  return (
    <CheckField
      label={t("label")}
      hint={t("hint")}
      checked={isOn}
      onChange={({ currentTarget: { checked } }) => setIsOn(checked)}
    />
  );
}
