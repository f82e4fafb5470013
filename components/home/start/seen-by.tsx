"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { findShownSharing } from "@/domain/room/sharing";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import type { MyRoom } from "../home-data";
import { describeRoomsSeeingBusy } from "../use-my-rooms";
import type { PanelPlace } from "../use-session-panel";

interface SeenByProps {
  /** The room of the session; null for a personal one. */
  room: PanelPlace["room"] | null;
  rooms: readonly MyRoom[];
  /** On the room's own page; elsewhere a link opens them there. */
  onChange?: (() => void) | undefined;
}

/** Who will see the session, and the way to change it. */
export function SeenBy({ room, rooms, onChange }: SeenByProps) {
  const t = useTranslations("home.room");
  if (!room) {
    const busy = describeRoomsSeeingBusy(rooms);
    return <p>{busy ? `${t("nobody")} ${t("busy", busy)}` : t("nobody")}</p>;
  }
  const sharing = findShownSharing(room);
  const style = "min-h-6 rounded text-ink underline underline-offset-4";
  return (
    <p>
      <IsolatedText>
        {onChange ? t("thisRoom", { sharing }) : t(sharing, { room: isolate(room.name) })}
      </IsolatedText>{" "}
      {onChange ? (
        <button type="button" onClick={onChange} aria-label={t("changeLabel")} className={style}>
          {t("change")}
        </button>
      ) : (
        <Link href={`/rooms/${room.slug}?settings`} aria-label={t("changeLabel")} className={style}>
          {t("change")}
        </Link>
      )}
    </p>
  );
}
