import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { addressOf } from "@/components/account/sign-in/return-path";
import { SignInRequired } from "@/components/account/sign-in/sign-in-required";
import { Downloads } from "@/components/history/download-links";
import {
  filterQuery,
  HISTORY_PAGE_SIZE,
  isFiltered,
  listFilter,
} from "@/components/history/history-filter";
import { HistoryFilterForm } from "@/components/history/history-filter-form";
import { HistoryList } from "@/components/history/history-list";
import { readFilter, type Search } from "@/components/history/parse-history-params";
import { ServerTime } from "@/components/live/server-time";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/heading";
import { PrintButton } from "@/components/ui/print-button";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("record"))("title") };
}

/** Every session there ever was, newest first. To read, to search, to take along; not to change. */
export default async function RecordPage({ searchParams }: { searchParams: Promise<Search> }) {
  const t = await getTranslations("record");
  const search = await searchParams;
  const filter = readFilter(search);
  const isSignedIn = (await requestViewer()) !== null;
  return (
    <div className="flex max-w-5xl flex-col gap-8">
      <PageHeading
        sub={t("sub")}
        actions={
          isSignedIn && (
            <>
              <Downloads path="/api/export/history" query={filterQuery(listFilter(filter))} />
              <PrintButton size="small" />
            </>
          )
        }
      >
        {t("title")}
      </PageHeading>
      {isSignedIn ? (
        <Own filter={filter} />
      ) : (
        <SignInRequired back={addressOf("/dashboard/record", search)} />
      )}
    </div>
  );
}

async function Own({ filter }: { filter: ReturnType<typeof readFilter> }) {
  const caller = await serverCaller();
  const [first, activities, rooms, now] = await Promise.all([
    caller.focusSession.list({ ...listFilter(filter), limit: HISTORY_PAGE_SIZE }),
    caller.activity.list(),
    caller.room.list(),
    requestNow(),
  ]);
  const query = filterQuery(filter);
  return (
    <ServerTime now={now.toISOString()}>
      <HistoryFilterForm
        key={`form ${query}`}
        filter={filter}
        activities={activities.map(({ id, name }) => ({ id, name }))}
        rooms={rooms.map(({ slug, name }) => ({ slug, name }))}
      />
      {first.items.length > 0 ? (
        <HistoryList key={query} filter={filter} first={first} rooms={rooms} />
      ) : (
        <Empty isFiltered={isFiltered(filter)} />
      )}
    </ServerTime>
  );
}

async function Empty({ isFiltered }: { isFiltered: boolean }) {
  const t = await getTranslations("record.empty");
  if (isFiltered) return <EmptyState title={t("filteredTitle")}>{t("filtered")}</EmptyState>;
  return (
    <EmptyState
      title={t("title")}
      action={
        <Link href="/" className={buttonClass({ tone: "primary" })}>
          {t("start")}
        </Link>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
