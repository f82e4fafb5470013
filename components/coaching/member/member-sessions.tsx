"use client";

import { useTranslations } from "next-intl";
import { useFormatDate } from "../../format/use-format-date";
import { groupByDay } from "../../history/group-by-day";
import { HistoryRow } from "../../history/history-row";
import { buildLineages } from "../../history/lineage";
import type { FocusSession } from "../../live/session";
import { Card } from "../../ui/card";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { FigureMenu } from "../../ui/page-menu";

interface MemberSessionsProps {
  sessions: readonly FocusSession[];
  /** Download address of these sessions, without `&format=`. */
  download: string;
  roomName: string;
}

/** The latest shared sessions in the room during the period, newest first, by local day. */
export function MemberSessions({ sessions, download, roomName }: MemberSessionsProps) {
  const t = useTranslations("coaching.member");
  const formatDate = useFormatDate();
  const listLineage = buildLineages(sessions);
  return (
    <Card
      title={<IsolatedText>{t("sessions", { room: isolate(roomName) })}</IsolatedText>}
      titleId="sessions"
      action={
        <FigureMenu formats={["csv"]} href={download} title={t("sessions", { room: roomName })} />
      }
      className="flex flex-col gap-3 print:block print:space-y-3 print:break-inside-auto"
    >
      <p className="break-after-avoid text-soft">
        {t("sessionsShown", { count: sessions.length })}
      </p>
      {groupByDay(sessions).map(({ date, sessions: daySessions }) => (
        <section key={date} aria-labelledby={`day-${date}`}>
          <h3 id={`day-${date}`} className="mb-1 break-after-avoid text-sm font-semibold">
            {formatDate(date, { withYear: true })}
          </h3>
          <ul>
            {daySessions.map((session) => (
              <HistoryRow
                key={session.id}
                session={session}
                lineage={listLineage(session)}
                room={null}
              />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}
