import { useTranslations } from "next-intl";
import { findShownSharing } from "@/domain/room/sharing";
import { busyTo } from "../rooms-seeing-busy";
import type { KnownRooms } from "../use-my-rooms";

/** In words, who sees the running session; of a room not known yet only that it may see something. */
export function WhoSees({ roomSlug, known }: { roomSlug: string | null; known: KnownRooms }) {
  const t = useTranslations("session.seen");
  if (roomSlug === null) {
    const told = busyTo(known.rooms);
    return <p>{told ? t("busy", told) : t("nobody")}</p>;
  }
  const room = known.rooms.find(({ slug }) => slug === roomSlug);
  if (room) return <p>{t(findShownSharing(room), { room: room.name })}</p>;
  return <p>{t(known.isLeft ? "leftRoom" : "someRoom")}</p>;
}
