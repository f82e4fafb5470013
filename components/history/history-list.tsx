"use client";

import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { shownStatusAt } from "@/domain/focus-session/status";
import type { Outputs } from "@/server/trpc/root";
import { useFormatDate } from "../format/use-format-date";
import { type FocusSession, parseSession } from "../live/session";
import { useTick } from "../live/use-tick";
import { useTRPC, useTRPCClient } from "../trpc/provider";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { ErrorNotice } from "../ui/notice";
import { groupByDay } from "./group-by-day";
import { HISTORY_PAGE_SIZE, type HistoryFilter, toListInput } from "./history-filter";
import { HistoryRow } from "./history-row";
import { buildLineages, isLineageIncomplete, type Lineage } from "./lineage";
import { SessionReview } from "./session-review";

interface HistoryListProps {
  filter: HistoryFilter;
  first: HistoryPage;
  /** The rooms that the user is a member of. */
  rooms: readonly { slug: string; name: string }[];
}

/** The sessions that match the filter, newest first, by local day. They can be reviewed and not edited. */
export function HistoryList({ filter, first, rooms }: HistoryListProps) {
  const t = useTranslations("history");
  const formatFailure = useFormatFailure();
  const formatDate = useFormatDate();
  const now = useTick(60_000);
  const { items: listed, replace, loadMore, isBusy, failure } = useHistoryPages(filter, first);
  // A running session completes here without a reload.
  const items = listed.map((session) => ({ ...session, status: shownStatusAt(session, now) }));
  const findLineage = useLineages(items, filter);
  const roomName = (slug: string | null) =>
    slug && (rooms.find((room) => room.slug === slug)?.name ?? t("row.otherRoom"));
  return (
    <div className="flex flex-col gap-4">
      {groupByDay(items).map(({ date, sessions }) => (
        <Card
          key={date}
          title={formatDate(date, { withYear: true })}
          titleId={`day-${date}`}
          className="print:break-inside-auto"
        >
          <ul className="mt-2 -mb-2">
            {sessions.map((session) => (
              <HistoryRow
                key={session.id}
                session={session}
                lineage={findLineage(session)}
                room={roomName(session.roomSlug)}
                review={
                  session.status !== "running" && (
                    <SessionReview session={session} onReviewed={replace} />
                  )
                }
                now={now}
              />
            ))}
          </ul>
        </Card>
      ))}
      {failure !== null && <ErrorNotice>{formatFailure(failure)}</ErrorNotice>}
      <div className="flex flex-wrap items-center gap-4">
        {loadMore && (
          <Button aria-disabled={isBusy} onClick={loadMore} className="print:hidden">
            {isBusy ? t("loading") : t("more")}
          </Button>
        )}
        <p role="status" className="text-sm text-soft">
          {t("shown", { count: items.length, more: loadMore ? "yes" : "no" })}
        </p>
      </div>
    </div>
  );
}

/** The lineage of listed sessions; where the list does not contain all of it, the rest is fetched. */
function useLineages(
  items: readonly FocusSession[],
  filter: HistoryFilter,
): (session: FocusSession) => Lineage {
  const trpc = useTRPC();
  const listed = buildLineages(items);
  const fetched = useQueries({
    queries: items
      .filter((session) => isLineageIncomplete(session, listed(session), filter))
      .map(({ id }) => trpc.focusSession.lineage.queryOptions({ id })),
    combine: (results) => results.flatMap(({ data }) => data ?? []).map(parseSession),
  });
  return fetched.length === 0 ? listed : buildLineages([...items, ...fetched]);
}

type HistoryPage = Outputs["focusSession"]["list"];

const parsePage = ({ items, nextCursor }: HistoryPage) => ({
  items: items.map(parseSession),
  nextCursor,
});

/** The sessions listed to date, with the newest as they are now. */
function withNewer(listed: FocusSession[], newest: FocusSession[]): FocusSession[] {
  const ids = new Set(newest.map(({ id }) => id));
  return [...newest, ...listed.filter(({ id }) => !ids.has(id))];
}

interface HistoryPages {
  items: FocusSession[];
  /** Puts a reviewed session in its place. */
  replace: (session: FocusSession) => void;
  /** Loads the next page; null when there is none. */
  loadMore: (() => Promise<void>) | null;
  isBusy: boolean;
  failure: unknown;
}

/** The pages of the history loaded to date, starting with the one that the server rendered. */
function useHistoryPages(filter: HistoryFilter, first: HistoryPage): HistoryPages {
  const client = useTRPCClient();
  const [{ items, nextCursor }, setPages] = useState(() => parsePage(first));
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [rendered, setRendered] = useState(first);
  // The page was refreshed, e.g. because a session has ended: the pages loaded below it stay.
  if (rendered !== first) {
    setRendered(first);
    setPages((pages) => ({ ...pages, items: withNewer(pages.items, parsePage(first).items) }));
  }

  async function loadMore() {
    if (isBusy) return;
    setIsBusy(true);
    setFailure(null);
    try {
      const next = parsePage(
        await client.focusSession.list.query({
          ...toListInput(filter),
          limit: HISTORY_PAGE_SIZE,
          cursor: nextCursor,
        }),
      );
      setPages((pages) => ({
        items: [...pages.items, ...next.items],
        nextCursor: next.nextCursor,
      }));
    } catch (error) {
      setFailure(error);
    } finally {
      setIsBusy(false);
    }
  }
  function replace(session: FocusSession) {
    setPages((pages) => ({
      ...pages,
      items: pages.items.map((item) => (item.id === session.id ? session : item)),
    }));
  }
  return { items, replace, loadMore: nextCursor === null ? null : loadMore, isBusy, failure };
}
