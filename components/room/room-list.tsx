import Link from "next/link";
import { useTimeZone, useTranslations } from "next-intl";
import type { MyRoom } from "../home/home-data";
import { AvatarGroup } from "../ui/avatar";
import { IsolatedText } from "../ui/isolated-text";
import { findNextFree } from "./timeline/next-free";
import { useFormatNextFree } from "./use-format-next-free";

/** The viewer's rooms, each with how many are in session and who is free next. */
export function RoomList({ rooms }: { rooms: readonly MyRoom[] }) {
  return (
    <ul className="divide-y overflow-hidden rounded-card border bg-surface">
      {rooms.map((room) => (
        <li key={room.slug}>
          <Link
            href={`/rooms/${room.slug}`}
            className="flex min-h-16 flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 -outline-offset-2 hover:bg-sunken sm:px-5"
          >
            <span className="text-base font-semibold">
              <bdi>{room.name}</bdi>
            </span>
            <RunningSummary room={room} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function RunningSummary({ room }: { room: MyRoom }) {
  const t = useTranslations("rooms");
  const formatNextFree = useFormatNextFree(useTimeZone() ?? "UTC");
  const next = findNextFree(room.running);
  if (!next) return <span className="text-soft">{t("members", { count: room.memberCount })}</span>;
  return (
    <span className="flex items-center gap-2 text-soft tabular-nums">
      <AvatarGroup people={room.running} />
      <span>
        <IsolatedText>
          {t("focusing", { count: room.running.length, nextFree: formatNextFree(next) })}
        </IsolatedText>
      </span>
    </span>
  );
}
