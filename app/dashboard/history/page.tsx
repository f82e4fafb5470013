import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { withSearch } from "@/components/account/sign-in/return-path";
import { SignInRequired } from "@/components/account/sign-in/sign-in-required";
import {
  HISTORY_PAGE_SIZE,
  historyQuery,
  isFiltered,
  toListInput,
} from "@/components/history/history-filter";
import { HistoryFilterForm } from "@/components/history/history-filter-form";
import { HistoryList } from "@/components/history/history-list";
import { parseHistoryParams, type SearchParams } from "@/components/history/parse-history-params";
import { ServerTime } from "@/components/live/server-time";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/heading";
import { PageMenu } from "@/components/ui/page-menu";
import { requestNow, requestRooms, requestViewer, serverCaller } from "@/server/trpc/caller";
import { withTexts } from "../../with-texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("history"))("title") };
}

/** All of the user's sessions, newest first: to read, filter and download. */
async function HistoryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("history");
  const search = await searchParams;
  const filter = parseHistoryParams(search);
  const isSignedIn = (await requestViewer()) !== null;
  return (
    <div className="mx-auto flex max-w-[100rem] flex-col gap-4">
      <PageHeading
        sub={t("sub")}
        actions={
          isSignedIn && (
            <PageMenu download={`/api/export/history?${historyQuery(toListInput(filter))}`} />
          )
        }
      >
        {t("title")}
      </PageHeading>
      {isSignedIn ? (
        <History filter={filter} />
      ) : (
        <SignInRequired back={withSearch("/dashboard/history", search)} />
      )}
    </div>
  );
}

export default withTexts("/dashboard/history", HistoryPage);

async function History({ filter }: { filter: ReturnType<typeof parseHistoryParams> }) {
  const caller = await serverCaller();
  const [first, activities, rooms, now] = await Promise.all([
    caller.focusSession.list({ ...toListInput(filter), limit: HISTORY_PAGE_SIZE }),
    caller.activity.list(),
    requestRooms(),
    requestNow(),
  ]);
  const query = historyQuery(filter);
  return (
    <ServerTime now={now.getTime()}>
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
  const t = await getTranslations("history.empty");
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
