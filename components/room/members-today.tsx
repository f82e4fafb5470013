"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { RoomToday } from "@/domain/api/dashboard";
import { useKnownZone, useReaderZone } from "../format/reader-zone";
import type { Seat } from "../live/seat";
import { useTick } from "../live/use-tick";
import { Grid, NowMark, TickLabels } from "../timeline/axis";
import { ticks, todayWindow } from "../timeline/geometry";
import { buildMarks } from "../timeline/mark";
import { cutOverlaps, type PlannedSession } from "../timeline/planned";
import { PlannedBlock } from "../timeline/planned-block";
import { orderRows, seatSessions } from "../timeline/seat-rows";
import { Track } from "../timeline/track";
import { useFormatSession } from "../timeline/use-format-session";
import { nowShare, useNowShare } from "../timeline/use-now-share";
import { WithTable } from "../timeline/with-table";
import { Avatar } from "../ui/avatar";
import { listSessionsOfDay } from "./sessions-of-day";

const MINUTE_MS = 60_000;
const NOBODY: ReadonlySet<string> = new Set();

interface MembersTodayProps {
  today: RoomToday;
  seats: readonly Seat[];
  viewerId: string;
  planned: ReadonlyMap<string, readonly PlannedSession[]>;
}

/** The day of each member on one timeline, the viewer first: a thin row each. */
export default function MembersToday({ today, seats, viewerId, planned }: MembersTodayProps) {
  const t = useTranslations("room");
  const zone = useReaderZone();
  const isZoneKnown = useKnownZone() !== null;
  const formatSession = useFormatSession();
  const now = useTick(MINUTE_MS);
  const rows = orderRows(seats, viewerId, NOBODY).flatMap((seat) => {
    const member = today.members.find(({ userId }) => userId === seat.userId);
    if (!member) return [];
    const sessions = listSessionsOfDay(member.sessions, seatSessions(seat), {
      day: today.date,
      zone,
    });
    const name = seat.userId === viewerId ? t("you") : seat.name;
    const ahead = planned.get(seat.userId) ?? [];
    return [{ seat, name, sessions, planned: ahead }];
  });
  const window = todayWindow(
    now,
    rows.flatMap(({ sessions }) =>
      sessions.map(({ startedAt, plannedEnd }) => ({ from: startedAt, to: plannedEnd })),
    ),
    zone,
  );
  const axis = useRef<HTMLDivElement>(null);
  useNowShare(axis, window);
  const hours = isZoneKnown ? ticks(window, null, zone) : [];
  const buildTableRows = () =>
    rows.flatMap(({ seat, name, sessions }) =>
      sessions.map((session, index) => ({
        key: `${seat.userId} ${session.startedAt}`,
        name,
        session,
        span: index === 0 ? sessions.length : 0,
      })),
    );
  return (
    <div className="mt-4">
      <WithTable buildRows={buildTableRows} now={now}>
        <div dir="ltr" className="flex gap-3">
          <ul className="flex flex-col py-px">
            {rows.map(({ seat, name, sessions }) => (
              <li key={seat.userId} className="flex h-8 items-center" title={name}>
                <Avatar userId={seat.userId} name={seat.name} size="small" />
                <span className="sr-only">{name}</span>
                <ul className="sr-only">
                  {sessions.map((session) => (
                    <li key={session.startedAt}>{formatSession(session, now).sentence}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          <div ref={axis} className="min-w-0 flex-1" style={nowShare(window, now)}>
            <div className="relative divide-y border-y">
              <Grid ticks={hours} />
              {rows.map(({ seat, sessions, planned: ahead }) => (
                <div key={seat.userId} className="relative h-8">
                  <div className="absolute inset-x-0 inset-y-1.5">
                    <Track marks={buildMarks(sessions, window, now)} />
                    {cutOverlaps(ahead, seat.session?.plannedEnd ?? null).map((session) => (
                      <PlannedBlock key={session.key} planned={session} window={window} />
                    ))}
                  </div>
                </div>
              ))}
              <NowMark />
            </div>
            <div className="pt-1">
              <TickLabels ticks={hours} />
            </div>
          </div>
        </div>
      </WithTable>
    </div>
  );
}
