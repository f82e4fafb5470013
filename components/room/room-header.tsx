"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { isCoach } from "@/domain/room/permissions";
import { useReaderZone } from "../format/reader-zone";
import { listFocusing } from "../live/room-store";
import type { Seat } from "../live/seat";
import { Button, buttonClass } from "../ui/button";
import { PageHeading } from "../ui/heading";
import { Icon } from "../ui/icon";
import { IsolatedText } from "../ui/isolated-text";
import { OverflowMenu } from "../ui/menu";
import type { MenuEntry } from "../ui/menu-popup";
import type { RoomSummary } from "./room-data";
import { findNextFree } from "./timeline/next-free";
import { useFormatNextFree } from "./use-format-next-free";

interface RoomHeaderProps {
  room: RoomSummary;
  seats: readonly Seat[];
  viewerId: string;
  /** Null for members who cannot invite. */
  onInvite: (() => void) | null;
  onAttendance: () => void;
  onSettings: () => void;
  onLeave: () => void;
}

/** The room's name, how many are in session, who is free next, and the room's actions in one row. */
export function RoomHeader(props: RoomHeaderProps) {
  const { room, seats, viewerId, onInvite, onAttendance, onSettings, onLeave } = props;
  const t = useTranslations("room");
  const tCoaching = useTranslations("coaching.coachingRoom");
  const tAttendance = useTranslations("groupSession.attendance");
  const own = seats.find(({ userId }) => userId === viewerId);
  const dashboard = `/rooms/${room.slug}/dashboard`;
  const members = t("members.title", { count: seats.length });
  const coaching =
    own && isCoach(own) ? { label: tCoaching("open"), href: `/rooms/${room.slug}/coach` } : null;
  const rare: MenuEntry[] = [
    { key: "attendance", label: tAttendance("title"), onSelect: onAttendance },
    { key: "settings", label: t("settings.title"), onSelect: onSettings },
    { key: "leave", label: t("settings.leave"), onSelect: onLeave },
  ];
  // A phone has room for the first action only.
  const all: MenuEntry[] = [
    { key: "dashboard", label: t("dashboard"), href: dashboard },
    ...(coaching ? [{ key: "coaching", ...coaching }] : []),
    { key: "members", label: members, onSelect: onSettings },
    ...rare,
  ];
  return (
    <PageHeading
      hasActionsAtTop
      sub={<RunningSummary seats={seats} viewerId={viewerId} />}
      actions={
        <>
          <Link href={dashboard} className={QUIET}>
            {t("dashboard")}
          </Link>
          {coaching && (
            <Link href={coaching.href} className={QUIET}>
              {coaching.label}
            </Link>
          )}
          <Button tone="quiet" className="max-sm:hidden" onClick={onSettings}>
            {members}
          </Button>
          {onInvite && (
            <Button onClick={onInvite}>
              <Icon of={Plus} size={16} />
              {t("invite")}
            </Button>
          )}
          <OverflowMenu label={t("more")} entries={all} className="min-h-9 min-w-9 sm:hidden" />
          <OverflowMenu
            label={t("more")}
            entries={rare}
            className="min-h-9 min-w-9 max-sm:hidden"
          />
        </>
      }
    >
      <bdi translate="no">{room.name}</bdi>
    </PageHeading>
  );
}

const QUIET = `${buttonClass({ tone: "quiet" })} max-sm:hidden`;

function RunningSummary({ seats, viewerId }: Pick<RoomHeaderProps, "seats" | "viewerId">) {
  const t = useTranslations("room");
  const formatNextFree = useFormatNextFree(useReaderZone());
  const running = listFocusing(seats);
  const next = findNextFree(running, viewerId);
  return (
    <>
      <strong className="font-semibold text-ink">{t("focusing", { count: running.length })}</strong>
      {next && (
        <>
          {" · "}
          <IsolatedText>{formatNextFree(next)}</IsolatedText>
        </>
      )}
    </>
  );
}
