"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { formatTimeLeft } from "../home/running/time-left";
import type { CurrentSession, FocusSession } from "../live/session";
import { useCurrentSession } from "../live/use-current-session";
import { useTick } from "../live/use-tick";
import { Swatch } from "../ui/swatch";

/** The bar on pages that belong to no room; renders nothing while no session runs. */
export function OwnSession({ current }: { current: CurrentSession }) {
  const { session } = useCurrentSession(current);
  return session?.status === "running" ? <OwnSessionBar session={session} /> : null;
}

/** The viewer's running session: activity, time left and end, linked to the home page. */
function OwnSessionBar({ session }: { session: FocusSession }) {
  const t = useTranslations("room.ownSession");
  const zone = useReaderZone();
  const end = session.plannedEnd;
  return (
    <Link
      href="/"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded border border-ink px-4 py-2 hover:bg-surface"
    >
      <span className="inline-flex items-center gap-2 font-semibold">
        <Swatch hue={session.activity.color} />
        {session.activity.name}
      </span>
      <span translate="no" className="tabular-nums">
        <TimeLeft end={end} />
      </span>
      <span className="text-soft tabular-nums">{t("ends", { time: clockTime(end, zone) })}</span>
      <span className="ms-auto text-sm font-semibold">{t("open")}</span>
    </Link>
  );
}

/** A separate component, so that only this text renders every second. */
function TimeLeft({ end }: { end: number }) {
  return formatTimeLeft(end - useTick(1_000));
}
