"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useKnownZone, useReaderZone } from "../format/reader-zone";
import type { FocusSession } from "../live/session";
import { useTick } from "../live/use-tick";
import { Grid, NowMark, TickLabels } from "./axis";
import { segmentIn, ticks, todayWindow } from "./geometry";
import { buildMarks } from "./mark";
import { cutOverlaps, type PlannedSession } from "./planned";
import { PlannedBlock } from "./planned-block";
import { Track } from "./track";
import { useFormatSession } from "./use-format-session";
import { nowShare, useNowShare } from "./use-now-share";
import { WithTable } from "./with-table";

const MINUTE_MS = 60_000;

/**
 * Today's timeline: past sessions, now, and the time ahead.
 *
 * @param sessions today's, including the running one, in any order.
 * @param planned drawn as far as they are in the hours that are shown.
 */
export function TodayTimeline({
  sessions,
  planned,
}: {
  sessions: readonly FocusSession[];
  planned: readonly PlannedSession[];
}) {
  const t = useTranslations("timeline");
  const zone = useReaderZone();
  const isZoneKnown = useKnownZone() !== null;
  const formatSession = useFormatSession();
  const now = useTick(MINUTE_MS);
  const inOrder = sessions.toSorted((a, b) => a.startedAt - b.startedAt);
  const rows = inOrder.map((session) => ({ key: session.id, session }));
  const window = todayWindow(
    now,
    inOrder.map(({ startedAt, plannedEnd }) => ({ from: startedAt, to: plannedEnd })),
    zone,
  );
  const ahead = planned.filter(({ from, to }) => segmentIn(window, from, to));
  const busyUntil = inOrder.find(({ status }) => status === "running")?.plannedEnd ?? null;
  const axis = useRef<HTMLDivElement>(null);
  useNowShare(axis, window);
  const hours = isZoneKnown ? ticks(window, null, zone) : [];
  return (
    <WithTable buildRows={() => rows} now={now}>
      <ul className="sr-only">
        {rows.map(({ key, session }) => (
          <li key={key}>{formatSession(session, now).sentence}</li>
        ))}
        {ahead.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
        {rows.length === 0 && <li>{t("table.empty")}</li>}
      </ul>
      <div ref={axis} dir="ltr" style={nowShare(window, now)}>
        <div className="relative h-11 border-y">
          <Grid ticks={hours} />
          <div className="absolute inset-x-0 inset-y-2">
            <Track marks={buildMarks(inOrder, window, now)} />
            {cutOverlaps(ahead, busyUntil).map((session) => (
              <PlannedBlock key={session.key} planned={session} window={window} />
            ))}
          </div>
          <NowMark />
        </div>
        <div className="pt-1">
          <TickLabels ticks={hours} />
        </div>
      </div>
    </WithTable>
  );
}
