"use client";

import { useTranslations } from "next-intl";
import { findShownSharing } from "@/domain/room/sharing";
import type { RoomSummary } from "./room-data";

interface RoomFootProps {
  room: RoomSummary;
  memberCount: number;
  /** Opens what can be changed. */
  onSettings: () => void;
}

/** Under the line: how many sit here, and what they see of the viewer, with the way to change it. */
export function RoomFoot({ room, memberCount, onSettings }: RoomFootProps) {
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
