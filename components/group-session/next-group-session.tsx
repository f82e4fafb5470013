"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Activity } from "@/domain/api/activity";
import type { Outputs } from "@/server/trpc/root";
import { useFormatDay } from "../format/use-format-day";
import { useFormatDuration } from "../format/use-format-duration";
import { useFormatInstant } from "../format/use-format-instant";
import { useTick } from "../live/use-tick";
import { Card } from "../ui/card";
import { GroupSessionState } from "./group-session-state";
import { JoinedPeople } from "./joined-people";
import { findNextGroupSessions } from "./next-rules";
import { Participation } from "./participation";

const TICK_MS = 15_000;

type Upcoming = Outputs["groupSession"]["upcoming"];

interface NextGroupSessionsProps {
  /** Soonest first. */
  sessions: Upcoming;
  activities: readonly Activity[];
}

/** The next group sessions in the user's rooms, each on a card. Loaded when there are any. */
export default function NextGroupSessions({ sessions, activities }: NextGroupSessionsProps) {
  const now = useTick(TICK_MS);
  return findNextGroupSessions(sessions, now).map((session) => (
    <NextGroupSession key={session.id} session={session} activities={activities} />
  ));
}

interface NextGroupSessionProps {
  session: Upcoming[number];
  activities: readonly Activity[];
}

function NextGroupSession({ session, activities }: NextGroupSessionProps) {
  const t = useTranslations("groupSession");
  const format = useFormatInstant();
  const formatDay = useFormatDay();
  const formatDuration = useFormatDuration();
  const now = useTick(TICK_MS);
  const { next, title, minutes, roomSlug, roomName, joined } = session;
  if (!next) return null;
  const day = format.day(next.startsAt);
  const time = format.time(next.startsAt);
  return (
    <Card
      className="border-s-3 border-s-ink [border-inline-start-style:dotted] max-sm:py-3"
      title={day === formatDay(now) ? t("next.title", { time }) : t("next.titleDay", { day, time })}
      action={
        <p className="text-sm/6 text-soft">
          <GroupSessionState session={session} />
        </p>
      }
    >
      <p className="text-sm break-words text-soft">
        {title && (
          <>
            <bdi className="text-ink">{title}</bdi>
            {" · "}
          </>
        )}
        <Link
          href={`/rooms/${roomSlug}`}
          translate="no"
          className="inline-block min-h-6 rounded underline-offset-4 hover:underline"
        >
          <bdi>{roomName}</bdi>
        </Link>
        {" · "}
        {formatDuration(minutes)}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <p className="me-auto flex items-center gap-2 text-sm text-soft">
          <JoinedPeople joined={joined} />
        </p>
        <Participation session={session} activities={activities} isRunning={false} />
      </div>
    </Card>
  );
}
