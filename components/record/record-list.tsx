"use client";

import { useTranslations } from "next-intl";
import { wireStatusAt } from "@/domain/wire-status";
import { useTick } from "../live/use-tick";
import { useFailureText } from "../trpc/use-failure-text";
import { Button } from "../ui/button";
import { ErrorNotice } from "../ui/notice";
import { byDay } from "./by-day";
import type { RecordFilter } from "./record-filter";
import { RecordRow } from "./record-row";
import { useDateWords } from "./use-date-words";
import { useLineages } from "./use-lineages";
import { type RecordPage, useRecordPages } from "./use-record-pages";

interface RecordListProps {
  filter: RecordFilter;
  first: RecordPage;
  /** The rooms the person is in. */
  rooms: readonly { slug: string; name: string }[];
}

/** The sessions that pass the filter, newest first, by local day. Nothing in it can be changed. */
export function RecordList({ filter, first, rooms }: RecordListProps) {
  const t = useTranslations("record");
  const failureText = useFailureText();
  const dateWords = useDateWords();
  const now = useTick(60_000);
  const { items: listed, more, isBusy, failure } = useRecordPages(filter, first);
  // The one that runs turns over by itself.
  const at = new Date(now);
  const items = listed.map((session) => ({ ...session, status: wireStatusAt(session, at) }));
  const lineageOf = useLineages(items, filter);
  const roomName = (slug: string | null) =>
    slug && (rooms.find((room) => room.slug === slug)?.name ?? t("row.otherRoom"));
  return (
    <div className="flex flex-col gap-8">
      {byDay(items).map(({ date, sessions }) => (
        <section key={date} aria-labelledby={`day-${date}`}>
          <h2 id={`day-${date}`} className="mb-2 text-base font-semibold">
            {dateWords(date, { withYear: true })}
          </h2>
          <ul>
            {sessions.map((session) => (
              <RecordRow
                key={session.id}
                session={session}
                lineage={lineageOf(session)}
                room={roomName(session.roomSlug)}
                now={now}
              />
            ))}
          </ul>
        </section>
      ))}
      {failure !== null && <ErrorNotice>{failureText(failure)}</ErrorNotice>}
      <div className="flex flex-wrap items-center gap-4">
        {more && (
          <Button aria-disabled={isBusy} onClick={more} className="print:hidden">
            {isBusy ? t("loading") : t("more")}
          </Button>
        )}
        <p role="status" className="text-sm text-soft">
          {t("shown", { count: items.length, more: more ? "yes" : "no" })}
        </p>
      </div>
    </div>
  );
}
