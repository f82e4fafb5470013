"use client";

import { useTranslations } from "next-intl";
import { wireStatusAt } from "@/domain/focus-session/status";
import { useFormatDate } from "../format/use-format-date";
import { useTick } from "../live/use-tick";
import { useFailureText } from "../trpc/use-failure-text";
import { Button } from "../ui/button";
import { ErrorNotice } from "../ui/notice";
import { byDay } from "./group-by-day";
import type { HistoryFilter } from "./history-filter";
import { HistoryRow } from "./history-row";
import { type RecordPage, useHistoryPages } from "./use-history-pages";
import { useLineages } from "./use-lineages";

interface HistoryListProps {
  filter: HistoryFilter;
  first: RecordPage;
  /** The rooms the person is in. */
  rooms: readonly { slug: string; name: string }[];
}

/** The sessions that pass the filter, newest first, by local day. Nothing in it can be changed. */
export function HistoryList({ filter, first, rooms }: HistoryListProps) {
  const t = useTranslations("record");
  const failureText = useFailureText();
  const dateWords = useFormatDate();
  const now = useTick(60_000);
  const { items: listed, more, isBusy, failure } = useHistoryPages(filter, first);
  // The one that runs turns over by itself.
  const at = new Date(now);
  const items = listed.map((session) => ({ ...session, status: wireStatusAt(session, at) }));
  const listLineage = useLineages(items, filter);
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
              <HistoryRow
                key={session.id}
                session={session}
                lineage={listLineage(session)}
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
