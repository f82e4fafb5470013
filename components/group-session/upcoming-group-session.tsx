"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { Outputs } from "@/server/trpc/root";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { useFormatInstant } from "../format/use-format-instant";
import { live } from "../live/live";
import type { FocusSession } from "../live/session";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button, buttonClass } from "../ui/button";
import { IsolatedText, isolate } from "../ui/isolated-text";
import { Problem } from "../ui/problem";
import { isRemindedOf, listWatchedRooms } from "./reminder-rules";
import { useGroupSessionCall } from "./use-group-session-call";
import { useUpcoming } from "./use-upcoming";

type Upcoming = Outputs["groupSession"]["upcoming"][number];

/**
 * Makes the user count as present in the room of a joined group session on every page, reminds them
 * shortly before it starts, and says that it has started. Rendered once a page.
 */
export function UpcomingGroupSession() {
  const upcoming = useUpcoming();
  const rooms = upcoming ? listWatchedRooms(upcoming.sessions, upcoming.now) : [];
  const key = rooms.join(",");
  useEffect(() => {
    const stops = key === "" ? [] : key.split(",").map((slug) => live().want(slug));
    return () => {
      for (const stop of stops) stop();
    };
  }, [key]);
  const own = upcoming ? live().state.me?.session : null;
  const running =
    upcoming !== null && own?.status === "running" && upcoming.now < own.plannedEnd ? own : null;
  const soon = running
    ? undefined
    : upcoming?.sessions.find((session) => isRemindedOf(session, upcoming.now));
  return (
    // On a phone, the page's first line moves up beside the logo, or into this margin.
    <div role="status" className="mb-4 empty:hidden max-sm:mb-13">
      {running?.groupSessionId && <Started session={running} />}
      {soon?.next && <Reminder session={soon} date={soon.next.date} at={soon.next.startsAt} />}
    </div>
  );
}

/** It started by itself: pages that do not show the session say so. */
function Started({ session: { activity, plannedEnd, roomSlug } }: { session: FocusSession }) {
  const t = useTranslations("groupSession.upcoming");
  const time = clockTime(plannedEnd, useReaderZone());
  const room = roomSlug ? `/rooms/${roomSlug}` : "/";
  if (["/", "/rooms", room].includes(usePathname())) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border bg-surface px-4 py-3">
      <p className="min-w-0 flex-1 basis-60">
        <IsolatedText>{t("started", { activity: isolate(activity.name), time })}</IsolatedText>
      </p>
      <Link href={room} className={buttonClass({ size: "small" })}>
        {t("open")}
      </Link>
    </div>
  );
}

interface ReminderProps {
  session: Upcoming;
  date: string;
  /** The start. */
  at: string;
}

function Reminder({ session: { id, roomName }, date, at }: ReminderProps) {
  const t = useTranslations("groupSession.upcoming");
  const time = useFormatInstant().time(at);
  const formatFailure = useFormatFailure();
  const leave = useGroupSessionCall((client, _: null) =>
    client.groupSession.leave.mutate({ id, date }),
  );
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border bg-surface px-4 py-3">
      <p className="min-w-0 flex-1 basis-60">
        <IsolatedText>{t("reminder", { room: isolate(roomName), time })}</IsolatedText>
      </p>
      <Button
        size="small"
        aria-label={t("leaveNamed", { time })}
        disabled={leave.isPending}
        onClick={() => leave.mutate(null)}
      >
        {t("leave")}
      </Button>
      {leave.isError && <Problem>{formatFailure(leave.error)}</Problem>}
    </div>
  );
}
