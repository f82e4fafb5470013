"use client";

import { Settings2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { isCoach } from "@/domain/room/permissions";
import { useReaderZone } from "../format/reader-zone";
import type { Seat } from "../live/seat";
import { Button, buttonClass } from "../ui/button";
import { PageHeading } from "../ui/heading";
import { Icon } from "../ui/icon";
import { IsolatedText } from "../ui/isolated-text";
import type { RoomSummary } from "./room-data";
import { findNextFree } from "./timeline/next-free";
import { useFormatNextFree } from "./use-format-next-free";

interface RoomHeaderProps {
  room: RoomSummary;
  seats: readonly Seat[];
  viewerId: string;
  /** Whether the viewer is in a session, in this room or elsewhere. */
  isRunning: boolean;
  /** Null for members who cannot invite. */
  onInvite: (() => void) | null;
  onSettings: () => void;
}

/** The room's name, how many are in session, and who is free next. */
export function RoomHeader(props: RoomHeaderProps) {
  const { room, seats, viewerId, isRunning, onInvite, onSettings } = props;
  const t = useTranslations("room");
  const tCoaching = useTranslations("coaching");
  const own = seats.find(({ userId }) => userId === viewerId);
  return (
    <PageHeading
      sub={<RunningSummary seats={seats} viewerId={viewerId} />}
      actions={
        <>
          <Button onClick={onSettings} aria-label={t("settings.title")} className="max-sm:px-2.5">
            <Icon of={Settings2} />
            <span className="max-sm:hidden">{t("settings.title")}</span>
          </Button>
          {onInvite && <Button onClick={onInvite}>{t("invite")}</Button>}
          {own && isCoach(own) && (
            <Link href={`/rooms/${room.slug}/coach`} className={buttonClass()}>
              {tCoaching("open")}
            </Link>
          )}
          <Link href={`/rooms/${room.slug}/dashboard`} className={buttonClass()}>
            {t("dashboard")}
          </Link>
          {!isRunning && (
            <Link
              href={`/?room=${encodeURIComponent(room.slug)}`}
              className={buttonClass({ tone: "primary" })}
            >
              {t("start")}
            </Link>
          )}
        </>
      }
    >
      <bdi translate="no">{room.name}</bdi>
    </PageHeading>
  );
}

function RunningSummary({ seats, viewerId }: Pick<RoomHeaderProps, "seats" | "viewerId">) {
  const t = useTranslations("room");
  const formatNextFree = useFormatNextFree(useReaderZone());
  const running = seats.flatMap(({ userId, name, state, session }) =>
    state === "running" && session ? [{ userId, name, plannedEnd: session.plannedEnd }] : [],
  );
  const next = findNextFree(running);
  return (
    <>
      <strong className="font-semibold text-ink">{t("focusing", { count: running.length })}</strong>
      {next && (
        <>
          {" · "}
          <IsolatedText>{formatNextFree(next, viewerId)}</IsolatedText>
        </>
      )}
    </>
  );
}
