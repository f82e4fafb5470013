"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { useTick } from "../live/use-tick";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { SectionHeading } from "../ui/heading";
import { IsolatedText, isolate } from "../ui/isolated-text";
import type { MyRoom } from "./home-data";

/** The user's rooms, and who is focusing there. */
export function MyRooms({ rooms }: { rooms: MyRoom[] }) {
  const t = useTranslations("home.rooms");
  return (
    <section aria-labelledby="rooms">
      <SectionHeading id="rooms">{t("title")}</SectionHeading>
      {rooms.length === 0 ? (
        <div className="mt-3">
          <EmptyState
            title={t("emptyTitle")}
            action={
              <Link href="/rooms" className={buttonClass()}>
                {t("create")}
              </Link>
            }
          >
            {t("empty")}
          </EmptyState>
        </div>
      ) : (
        <ul className="mt-3 divide-y border-y">
          {rooms.map((room) => (
            <RoomItem key={room.slug} room={room} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RoomItem({ room }: { room: MyRoom }) {
  const t = useTranslations("home.rooms");
  const zone = useReaderZone();
  const now = useTick(15_000);
  const running = room.running.filter(({ plannedEnd }) => plannedEnd > now);
  const [next] = running;
  return (
    <li>
      <Link
        href={`/rooms/${room.slug}`}
        className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 hover:bg-surface"
      >
        <span translate="no" className="font-semibold">
          <bdi>{room.name}</bdi>
        </span>
        <span className="text-soft tabular-nums">
          <IsolatedText>
            {next
              ? t("focusing", {
                  count: running.length,
                  name: isolate(next.name),
                  time: clockTime(next.plannedEnd, zone),
                })
              : t("quiet")}
          </IsolatedText>
        </span>
      </Link>
    </li>
  );
}
