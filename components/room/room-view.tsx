"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import { isAllowed, isCoach } from "@/domain/room/permissions";
import { useGroupPosts } from "../group-session/use-group-posts";
import { useGroupSessions } from "../group-session/use-group-sessions";
import { useJoinedSessions } from "../group-session/use-joined-sessions";
import { SessionPanel } from "../home/session-panel";
import { useSessionPanel } from "../home/use-session-panel";
import { ConnectionBadge } from "../live/connection-badge";
import type { Seat } from "../live/seat";
import { useRoomLive } from "../live/use-room-live";
import { DeliveredNotes } from "../note/delivered-notes";
import { NoteButton, RoomNotes, WaitingNote } from "../note/room-notes";
import type { RowActions } from "../timeline/seat-row";
import { orLoadFailure } from "../ui/load-failure";
import { AnnounceChanges } from "./announce-changes";
import { RoomCards } from "./room-cards";
import type { RoomData, RoomSummary } from "./room-data";
import { RoomHeader } from "./room-header";
import { JoinContext, JoinUntil } from "./timeline/join-until";
import { MemberTimeline } from "./timeline/member-timeline";
import { findJoinableEnd } from "./timeline/next-free";
import { usePlanned, usePlannedStart } from "./timeline/use-planned-start";
import { TodayStrip } from "./today-strip";
import { useRoomToday } from "./use-room-today";

// Few visits show these.
const AskBusy = dynamic(() => import("./ask-busy").catch(orLoadFailure));
const CoachAgreement = dynamic(() => import("./coach-agreement").catch(orLoadFailure));
const NextGroupLine = dynamic(() =>
  import("../group-session/next-group-line").catch(orLoadFailure),
);
const OwnerNotice = dynamic(() => import("./owner-notice").catch(orLoadFailure));
const AttendanceDialog = dynamic(
  () => import("../group-session/attendance-dialog").catch(orLoadFailure),
  { ssr: false },
);
const InviteDialog = dynamic(() => import("./invite/invite-dialog").catch(orLoadFailure), {
  ssr: false,
});
const JoinGroupDialog = dynamic(
  () => import("../group-session/join-group-dialog").catch(orLoadFailure),
  { ssr: false },
);
const RoomSettings = dynamic(() => import("./settings/room-settings").catch(orLoadFailure), {
  ssr: false,
});

/** The open dialog; `leave` is the settings with the question whether to leave. */
type OpenDialog = "attendance" | "invite" | "settings" | "leave" | null;

/** A room's page: the viewer's session, all members on one timeline, and what goes with the room. */
export function RoomView({ data }: { data: RoomData }) {
  const t = useTranslations("room");
  const { room, viewerId } = data;
  const { state } = useRoomLive(room.slug, data.state);
  const seats = useMemo(() => showAsPresent(state.seats, viewerId), [state.seats, viewerId]);
  const panel = useSessionPanel(data.session, { roomSlug: room.slug });
  const { activities, starter, day } = panel;
  const today = useRoomToday(room.slug, { initial: data.today, seats, viewerId, day });
  const isRunning = panel.running !== null;
  const groupSessions = useGroupSessions(room.slug, {
    initial: data.groupSessions,
    memberCount: state.seats.length,
  });
  const [joinDialog, setJoinDialog] = useState<{ id: string; isOffered: boolean } | null>(null);
  const openJoin = (id: string) => setJoinDialog({ id, isOffered: false });
  const joining = groupSessions.find(({ id, next }) => id === joinDialog?.id && next);
  const posts = useGroupPosts(groupSessions, { activities, isRunning, onJoin: openJoin });
  const joined = useJoinedSessions(groupSessions, { viewerId, activities });
  const planned = usePlanned(joined, usePlannedStart(panel), viewerId);
  const join = useMemo(
    () => (isRunning ? null : { activities, starter, room }),
    [isRunning, activities, starter, room],
  );
  const seat = seats.find(({ userId }) => userId === viewerId);
  useRefreshOnRoleChange(room, seat);
  const isShownCoach = (one: Seat) => isCoach(one) && !(one === seat && room.awaitsAgreement);
  const isOwner = (seat?.role ?? room.role) === "owner";
  const canInvite = isAllowed(seat ?? room, "invite", room);
  const [dialog, setDialog] = useState<OpenDialog>(data.opensSettings ? "settings" : null);
  const close = () => {
    setDialog(null);
    // A reload does not open the settings again.
    if (location.search !== "") history.replaceState(null, "", location.pathname);
  };
  const openAttendance = () => setDialog("attendance");
  const openSettings = () => setDialog("settings");
  const rowActions = useCallback<RowActions>(
    (other, now, onPreview) => {
      if (other.userId === viewerId) return null;
      const end = findJoinableEnd(other, now);
      const { userId, name } = other;
      const freeAt = other.session?.plannedEnd ?? other.busyUntil;
      return (
        <>
          {end !== null && <JoinUntil name={name} end={end} onPreview={onPreview} />}
          <NoteButton receiver={{ userId, name, freeAt }} isLabelled={end === null} />
        </>
      );
    },
    [viewerId],
  );
  return (
    <div className="flex flex-col gap-4">
      <RoomHeader
        room={room}
        seats={seats}
        viewerId={viewerId}
        onInvite={canInvite ? () => setDialog("invite") : null}
        onAttendance={openAttendance}
        onSettings={openSettings}
        onLeave={() => setDialog("leave")}
      />
      {room.isNewOwner && <OwnerNotice room={room} isRunning={isRunning} />}
      {room.isCoachingRoom && <CoachAgreement room={room} isRunning={isRunning} />}
      <SessionPanel
        panel={panel}
        layout="bar"
        place={{ room, seats, onChangeSharing: openSettings }}
      />
      <DeliveredNotes isShown={!isRunning} />
      {groupSessions.length > 0 && !isRunning && (
        <NextGroupLine sessions={groupSessions} activities={activities} onJoin={openJoin} />
      )}
      <section
        aria-label={t("timeline")}
        className="overflow-hidden rounded-card border bg-surface pb-1"
      >
        <JoinContext value={join}>
          <RoomNotes roomSlug={room.slug} isRunning={isRunning}>
            <MemberTimeline
              roomSlug={room.slug}
              seats={seats}
              viewerId={viewerId}
              rowActions={isRunning ? null : rowActions}
              afterEnd={showWaitingNote}
              planned={planned}
              posts={posts}
              today={<TodayStrip today={today} />}
            />
          </RoomNotes>
        </JoinContext>
        {!starter.isUnanswered && <ConnectionBadge />}
      </section>
      <AnnounceChanges seats={seats} viewerId={viewerId} isRunning={isRunning} />
      {room.asksBusy && <AskBusy room={room} isShown={!isRunning && seats.length > 1} />}
      <RoomCards
        room={room}
        seats={seats}
        viewerId={viewerId}
        today={today}
        joined={joined}
        groupSessions={groupSessions}
        isStartShown={!isRunning && panel.ended === null}
        isRunning={isRunning}
        activities={activities}
        onOfferJoin={(id) => setJoinDialog({ id, isOffered: true })}
        onInvite={canInvite ? () => setDialog("invite") : null}
        onAttendance={openAttendance}
        onSettings={openSettings}
      />
      {joining && activities.length > 0 && (
        <JoinGroupDialog
          session={joining}
          activities={activities}
          isOffered={joinDialog?.isOffered}
          onClose={() => setJoinDialog(null)}
        />
      )}
      {dialog === "attendance" && <AttendanceDialog roomSlug={room.slug} onClose={close} />}
      {dialog === "invite" && (
        <InviteDialog
          slug={room.slug}
          isOwner={isOwner}
          // In a coaching room with a coach, most people are invited to be coached.
          defaultKind={room.isCoachingRoom && seats.some(isShownCoach) ? "coached" : "member"}
          isCoachingRoom={room.isCoachingRoom}
          onClose={close}
        />
      )}
      {(dialog === "settings" || dialog === "leave") && (
        <RoomSettings
          room={room}
          seats={seats}
          viewerId={viewerId}
          isOwner={isOwner}
          asksToLeave={dialog === "leave"}
          onClose={close}
        />
      )}
    </div>
  );
}

const showWaitingNote = (userId: string) => <WaitingNote userId={userId} isOnAxis />;

/** A person who sees this page is there, also before their stream is open and the server knows it. */
function showAsPresent(seats: readonly Seat[], viewerId: string): readonly Seat[] {
  return seats.map((seat) =>
    seat.userId === viewerId && seat.state === "away" ? { ...seat, state: "here" } : seat,
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
