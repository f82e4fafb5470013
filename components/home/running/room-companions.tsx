"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseRoomState, type RoomState } from "../../live/seat";
import { useRoomLive } from "../../live/use-room-live";
import { RoomRows } from "../../timeline/room-rows";
import { useTRPC } from "../../trpc/provider";

/** The other members of the room, dimmed. Shows nothing while the room cannot be loaded. */
export function RoomCompanions({ slug }: { slug: string }) {
  const trpc = useTRPC();
  const me = useQuery(trpc.account.me.queryOptions());
  const room = useQuery(trpc.room.live.queryOptions({ slug }, { select: parseRoomState }));
  if (!room.data || !me.data) return null;
  return <Others initial={room.data} userId={me.data.id} />;
}

function Others({ initial, userId }: { initial: RoomState; userId: string }) {
  const t = useTranslations("session");
  const { state } = useRoomLive(initial.room, initial);
  const others = state.seats.filter((seat) => seat.userId !== userId);
  if (others.length === 0) return null;
  return (
    <section aria-label={t("roomCompanions")} className="flex flex-col gap-3">
      <RoomRows seats={others} viewerId={userId} />
    </section>
  );
}
