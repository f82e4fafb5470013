"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isCoach } from "@/domain/room/permissions";
import { useStart } from "../home/start/use-start";
import { ConnectionBadge } from "../live/connection-badge";
import { useCurrent } from "../live/use-current";
import { useRoomLive } from "../live/use-room-live";
import { useFailureText } from "../trpc/use-failure-text";
import { ErrorNotice } from "../ui/notice";
import { EmptyRoom } from "./empty-room";
import { OwnSessionBar } from "./own-session-bar";
import type { RoomData } from "./room-data";
import { RoomFoot } from "./room-footer";
import { RoomHeader } from "./room-header";
import { RoomRows } from "./timeline/room-rows";

const InviteDialog = dynamic(() => import("./invite/invite-dialog"), { ssr: false });
const RoomSettings = dynamic(() => import("./settings/room-settings"), { ssr: false });

/** What is open over the page; `link` is an invite dialog that makes a link at once. */
type Opened = "invite" | "link" | "settings" | null;

/** A room's page: who is in, on one line, and what can be done from there. */
export function RoomView({ data }: { data: RoomData }) {
  const t = useTranslations("room");
  const failureText = useFailureText();
  const { room, viewerId, activities } = data;
  const { state } = useRoomLive(room.slug, data.state);
  const { session } = useCurrent(data.current);
  const starter = useStart(true, session);
  const own = session?.status === "running" ? session : null;
  const seat = state.seats.find(({ userId }) => userId === viewerId);
  const isOwner = (seat?.role ?? room.role) === "owner";
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const openSettings = () => setOpened("settings");
  return (
    <div className="flex flex-col gap-6">
      <RoomHeader
        room={room}
        seats={state.seats}
        viewerId={viewerId}
        isBusy={own !== null}
        onInvite={isOwner ? () => setOpened("invite") : null}
        onSettings={openSettings}
      />
      {own && <OwnSessionBar session={own} roomSlug={room.slug} />}
      {starter.failure !== null && <ErrorNotice>{failureText(starter.failure)}</ErrorNotice>}
      <section aria-label={t("line")}>
        <RoomRows
          seats={state.seats}
          viewerId={viewerId}
          sitDown={own ? null : { activities, starter, roomSlug: room.slug }}
        />
        {!starter.isUnanswered && <ConnectionBadge />}
      </section>
      {state.seats.length === 1 && (
        <EmptyRoom
          isCoachingRoom={room.isCoachingRoom}
          onInvite={isOwner ? () => setOpened("link") : null}
        />
      )}
      <RoomFoot room={room} memberCount={state.seats.length} onSettings={openSettings} />
      {(opened === "invite" || opened === "link") && (
        <InviteDialog
          slug={room.slug}
          makesLink={opened === "link"}
          // Who comes to a practice comes to be coached, once somebody coaches there.
          preset={room.isCoachingRoom && state.seats.some(isCoach) ? "coached" : "member"}
          isCoachingRoom={room.isCoachingRoom}
          onClose={close}
        />
      )}
      {opened === "settings" && (
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
