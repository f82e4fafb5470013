"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../format/reader-zone";
import { parseRoomState, type RoomState, type SeatSession } from "../../live/seat";
import { useRoomLive } from "../../live/use-room-live";
import { useTick } from "../../live/use-tick";
import { percentAt } from "../../timeline/geometry";
import { useTRPC } from "../../trpc/provider";
import { Avatar } from "../../ui/avatar";
import { ElapsedBar } from "../focusing/elapsed-bar";

const TICK_MS = 15_000;
/** More than this many are only counted. */
const SHOWN = 8;

/** Who else is focusing in the room, until when. Shows nothing while the room cannot be loaded. */
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
  const others = state.seats.flatMap((seat) =>
    seat.userId !== userId && seat.state === "running" && seat.session
      ? [{ id: seat.userId, name: seat.name, session: seat.session }]
      : [],
  );
  if (others.length === 0) return null;
  return (
    <section aria-label={t("roomCompanions")} className="text-sm">
      <p aria-hidden className="pb-1 text-soft">
        {t("roomCompanions")}
      </p>
      <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-1">
        {others.slice(0, SHOWN).map((other) => (
          <Other key={other.id} {...other} />
        ))}
      </ul>
      {others.length > SHOWN && (
        <p className="pt-1 text-soft">{t("moreCompanions", { count: others.length - SHOWN })}</p>
      )}
    </section>
  );
}

function Other({ id, name, session }: { id: string; name: string; session: SeatSession }) {
  const t = useTranslations("session");
  const zone = useReaderZone();
  const now = useTick(TICK_MS);
  const { activity, startedAt, plannedEnd } = session;
  return (
    <li className="flex items-center gap-3 py-2">
      <Avatar userId={id} name={name} className="opacity-80" />
      <div className="min-w-0 flex-1">
        <p className="flex gap-x-1.5 text-soft">
          <span translate="no" className="min-w-0 truncate">
            <bdi className="font-semibold">{name}</bdi> {activity && <bdi>{activity.name}</bdi>}
          </span>
          <span className="ms-auto shrink-0 tabular-nums">
            {t("companionUntil", { time: clockTime(plannedEnd, zone) })}
          </span>
        </p>
        <ElapsedBar
          hue={activity?.color ?? "none"}
          percent={percentAt({ from: startedAt, to: plannedEnd }, now)}
        />
      </div>
    </li>
  );
}
