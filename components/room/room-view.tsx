"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { isCoach } from "@/domain/room/permissions";
import { findShownSharing } from "@/domain/room/sharing";
import { useStart } from "../home/start/use-start";
import { ConnectionBadge } from "../live/connection-badge";
import type { Seat } from "../live/seat";
import { useCurrentSession } from "../live/use-current-session";
import { useRoomLive } from "../live/use-room-live";
import { RoomRows } from "../timeline/room-rows";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { orLoadFailure } from "../ui/load-failure";
import { ErrorNotice } from "../ui/notice";
import { CoachAgreement } from "./coach-agreement";
import { OwnSessionBar } from "./own-session-bar";
import type { RoomData, RoomSummary } from "./room-data";
import { RoomHeader } from "./room-header";
import { useJoinAction } from "./timeline/join-until";

const InviteDialog = dynamic(() => import("./invite/invite-dialog").catch(orLoadFailure), {
  ssr: false,
});
const RoomSettings = dynamic(() => import("./settings/room-settings").catch(orLoadFailure), {
  ssr: false,
});

/** The open dialog; `link` is the invite dialog that creates a link at once. */
type OpenDialog = "invite" | "link" | "settings" | null;

/** A room's page: its members on one timeline, and the ways to join, invite and change settings. */
export function RoomView({ data }: { data: RoomData }) {
  const t = useTranslations("room");
  const formatFailure = useFormatFailure();
  const { room, viewerId, activities } = data;
  const { state } = useRoomLive(room.slug, data.state);
  const { session } = useCurrentSession(data.current);
  const starter = useStart(true, session);
  const joinAction = useJoinAction({ activities, starter, roomSlug: room.slug });
  const running = session?.status === "running" ? session : null;
  const seat = state.seats.find(({ userId }) => userId === viewerId);
  useRefreshOnRoleChange(room, seat);
  const isShownCoach = (one: Seat) => isCoach(one) && !(one === seat && room.awaitsAgreement);
  const isOwner = (seat?.role ?? room.role) === "owner";
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const close = () => setDialog(null);
  const openSettings = () => setDialog("settings");
  return (
    <div className="flex flex-col gap-6">
      <RoomHeader
        room={room}
        seats={state.seats}
        viewerId={viewerId}
        isRunning={running !== null}
        onInvite={isOwner ? () => setDialog("invite") : null}
        onSettings={openSettings}
      />
      <CoachAgreement room={room} isRunning={running !== null} />
      {running && <OwnSessionBar session={running} roomSlug={room.slug} />}
      {starter.failure !== null && <ErrorNotice>{formatFailure(starter.failure)}</ErrorNotice>}
      <section aria-label={t("timeline")}>
        <RoomRows
          seats={state.seats}
          viewerId={viewerId}
          rowAction={running ? undefined : joinAction}
        />
        {!starter.isUnanswered && <ConnectionBadge />}
      </section>
      {state.seats.length === 1 && (
        <EmptyRoom
          isCoachingRoom={room.isCoachingRoom}
          onInvite={isOwner ? () => setDialog("link") : null}
        />
      )}
      <RoomFooter room={room} memberCount={state.seats.length} onSettings={openSettings} />
      {(dialog === "invite" || dialog === "link") && (
        <InviteDialog
          slug={room.slug}
          createsLink={dialog === "link"}
          // In a coaching room with a coach, most people are invited to be coached.
          defaultKind={room.isCoachingRoom && state.seats.some(isShownCoach) ? "coached" : "member"}
          isCoachingRoom={room.isCoachingRoom}
          onClose={close}
        />
      )}
      {dialog === "settings" && (
        <RoomSettings
          room={room}
          seats={state.seats}
          viewerId={viewerId}
          isOwner={isOwner}
          onClose={close}
        />
      )}
    </div>
  );
}

/** Refreshes the page when an owner changes the viewer's role: it may now ask the viewer to agree. */
function useRefreshOnRoleChange(room: RoomSummary, seat: Seat | undefined): void {
  const router = useRouter();
  const isOutdated =
    room.isCoachingRoom &&
    seat !== undefined &&
    (seat.role !== room.role || seat.alsoCoaches !== room.alsoCoaches);
  useEffect(() => {
    if (isOutdated) router.refresh();
  }, [isOutdated, router]);
}

interface EmptyRoomProps {
  isCoachingRoom: boolean;
  /** Null for members who cannot invite. */
  onInvite: (() => void) | null;
}

/** Shown while the viewer sees no other member; suggests an invite to those who can create one. */
function EmptyRoom({ isCoachingRoom, onInvite }: EmptyRoomProps) {
  const t = useTranslations("room.empty");
  const tCoachingRoom = useTranslations("coaching.coachingRoom");
  const text = isCoachingRoom
    ? tCoachingRoom(onInvite ? "first" : "alone")
    : t(onInvite ? "owner" : "member");
  return (
    <EmptyState
      title={isCoachingRoom && !onInvite ? tCoachingRoom("sub") : t("title")}
      action={onInvite && <Button onClick={onInvite}>{t("action")}</Button>}
    >
      {text}
    </EmptyState>
  );
}

interface RoomFooterProps {
  room: RoomSummary;
  memberCount: number;
  onSettings: () => void;
}

/** How many members there are, and what they see of the viewer. */
function RoomFooter({ room, memberCount, onSettings }: RoomFooterProps) {
  const t = useTranslations("room");
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-t pt-4 text-sm text-soft">
      <p>{t("members.title", { count: memberCount })}</p>
      <p>
        {t("settings.seen", { sharing: findShownSharing(room) })}{" "}
        {room.showsBusy && `${t("settings.seenBusy")} `}
        <button
          type="button"
          onClick={onSettings}
          aria-label={t("settings.changeSeen")}
          className="min-h-6 rounded px-1 text-ink underline underline-offset-4"
        >
          {t("settings.change")}
        </button>
      </p>
    </div>
  );
}
