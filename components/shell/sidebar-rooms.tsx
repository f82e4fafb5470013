"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { parseInstant } from "@/domain/time/instant";
import type { Outputs } from "@/server/trpc/root";
import { live, subscribeToLive } from "../live/live";
import { useLiveFocusingCount } from "../live/use-room-live";
import { useTick } from "../live/use-tick";
import { useTRPC } from "../trpc/provider";
import { refreshQueries } from "../trpc/refresh-queries";
import { Icon } from "../ui/icon";
import { LogoMark } from "./logo-mark";

type ListedRoom = Outputs["room"]["list"][number];

/** As often as home reads the same query; see use-my-rooms.ts. */
const REFETCH_MS = 30_000;

/**
 * The viewer's rooms in the wide sidebar, each with how many are focusing there. The room whose page
 * is open has the live count that the page shows.
 *
 * @param rendered the list as the server rendered it.
 */
export function SidebarRooms({ rendered }: { rendered: ListedRoom[] }) {
  const t = useTranslations("shell");
  const path = usePathname();
  const rooms = useRoomList(rendered);
  const now = useTick(15_000);
  return (
    <div className="hidden min-h-0 flex-col wide:mt-5 wide:flex">
      <div className="flex items-center justify-between ps-2.5 pe-1">
        <Link
          id="sidebar-rooms"
          href="/rooms"
          aria-current={path === "/rooms" ? "page" : undefined}
          className="flex min-h-8 flex-1 items-center rounded text-xs font-medium text-soft hover:text-ink aria-[current=page]:text-ink"
        >
          {t("rooms")}
        </Link>
        <Link
          href="/rooms#create"
          title={t("createRoom")}
          aria-label={t("createRoom")}
          className="flex size-8 items-center justify-center rounded text-soft hover:bg-sunken hover:text-ink"
        >
          <Icon of={Plus} size={16} />
        </Link>
      </div>
      {/* Padding, so that the outline of a focused link is not cut off. */}
      <ul aria-labelledby="sidebar-rooms" className="-mx-1 min-h-24 overflow-y-auto px-1 py-0.5">
        {rooms.map((room) => (
          <RoomLink key={room.slug} room={room} path={path} now={now} />
        ))}
      </ul>
    </div>
  );
}

function RoomLink({ room, path, now }: { room: ListedRoom; path: string; now: number }) {
  const t = useTranslations("shell");
  const href = `/rooms/${room.slug}`;
  const isCurrent = path === href || path.startsWith(`${href}/`);
  const listed = room.running.filter(({ plannedEnd }) => parseInstant(plannedEnd) > now).length;
  const count = useLiveFocusingCount(path === href ? room.slug : null) ?? listed;
  return (
    <li>
      <Link
        href={href}
        title={room.name}
        aria-label={count > 0 ? t("roomFocusing", { room: room.name, count }) : undefined}
        aria-current={isCurrent ? "page" : undefined}
        className="flex min-h-9 items-center gap-2 rounded px-2.5 py-1.5 font-medium text-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:font-semibold aria-[current=page]:text-ink"
      >
        <bdi translate="no" className="min-w-0 flex-1 truncate">
          {room.name}
        </bdi>
        {count > 0 && (
          <>
            <LogoMark isSmall />
            <span className="text-xs tabular-nums">{count}</span>
          </>
        )}
      </Link>
    </li>
  );
}

/**
 * The query `room.list`, polled: watching every room on the stream would show the viewer as available
 * in all of them.
 */
function useRoomList(rendered: ListedRoom[]): ListedRoom[] {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useRefreshOnOwnSession();
  const list = useQuery({
    ...trpc.room.list.queryOptions(),
    initialData: rendered,
    refetchInterval: REFETCH_MS,
    refetchOnWindowFocus: "always",
  });
  useEffect(() => {
    queryClient.setQueryData(trpc.room.list.queryKey(), rendered);
  }, [rendered, queryClient, trpc]);
  return list.data;
}

/** Reads the list again as soon as the viewer's own session starts or ends. */
function useRefreshOnOwnSession(): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const own = useSyncExternalStore(subscribeToLive, describeOwnSession, () => null);
  const last = useRef(own);
  useEffect(() => {
    const isChange = last.current !== null && own !== null && last.current !== own;
    last.current = own;
    if (isChange) void refreshQueries(queryClient, trpc.room.list.queryFilter());
  }, [own, queryClient, trpc]);
}

/** Differs when a session starts or ends; null until the viewer's session is known. */
function describeOwnSession(): string | null {
  const { me } = live().state;
  return me && `${me.session?.id} ${me.session?.status}`;
}
