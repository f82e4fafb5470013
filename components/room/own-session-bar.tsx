"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FocusSession } from "@/domain/api/wire";
import { clockTime } from "../format/clock-time";
import { formatTimeLeft } from "../home/running/time-left";
import { useTick } from "../live/use-tick";
import { useReaderZone } from "../timeline/use-format-session";
import { Swatch } from "../ui/swatch";

/**
 * While the viewer runs a session: the activity, the time left, the end, and the way to it.
 *
 * @param roomSlug of the room whose page this is, to say when the session is not in it.
 */
export function OwnSessionBar({ session, roomSlug }: { session: FocusSession; roomSlug?: string }) {
  const t = useTranslations("room.own");
  const zone = useReaderZone();
  const end = Date.parse(session.plannedEnd);
  return (
    <Link
      href="/"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded border border-ink px-4 py-2 hover:bg-raised"
    >
      <span className="inline-flex items-center gap-2 font-semibold">
        <Swatch hue={session.activity.color} />
        {session.activity.name}
      </span>
      <span className="tabular-nums">
        <Left until={end} />
      </span>
      <span className="text-soft tabular-nums">{t("ends", { time: clockTime(end, zone) })}</span>
      {roomSlug !== undefined && session.roomSlug !== roomSlug && (
        <span className="text-soft">{t("elsewhere")}</span>
      )}
      <span className="ms-auto text-sm font-semibold">{t("open")}</span>
    </Link>
  );
}

/** Alone in its component: only this is drawn with the second. */
function Left({ until }: { until: number }) {
  return formatTimeLeft(until - useTick(1_000));
}
