import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { withSearch } from "@/components/account/sign-in/return-path";
import { SignInRequired } from "@/components/account/sign-in/sign-in-required";
import { FirstStep } from "@/components/dashboard/first-step";
import { useFormatPeriod } from "@/components/dashboard/period/use-format-period";
import { parseWeek, weekPath } from "@/components/dashboard/period/week-path";
import { toListInput } from "@/components/history/history-filter";
import { ServerTime } from "@/components/live/server-time";
import { buttonClass } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/heading";
import { PageMenu } from "@/components/ui/page-menu";
import { parseWeekReview } from "@/components/weekly-review/week-days";
import { WeeklyReview, WeekSentence } from "@/components/weekly-review/weekly-review";
import { localDay } from "@/domain/time/local-day";
import { addDays, findMonday, findWeek } from "@/domain/time/period";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";
import { withTexts } from "../../with-texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("weeklyReview"))("title") };
}

interface Props {
  searchParams: Promise<SearchParams>;
}

/** The weekly review, for any week up to this one. */
async function WeekPage({ searchParams }: Props) {
  const search = await searchParams;
  const asked = search.week;
  const viewer = await requestViewer();
  if (!viewer) return <SignedOut back={withSearch("/dashboard/week", search)} />;
  const now = await requestNow();
  const today = localDay(now, viewer.timeZone);
  const week = parseWeek(asked, today);
  if (asked !== undefined && asked !== week) redirect(weekPath(week));
  const caller = await serverCaller();
  const [review, { items }] = await Promise.all([
    caller.weeklyReview.get({ week }).then(parseWeekReview),
    caller.focusSession.list({ ...toListInput({}), limit: 1 }),
  ]);
  const context = { now: now.getTime(), today, timeZone: viewer.timeZone };
  return (
    <ServerTime now={now.getTime()}>
      <div className="mx-auto flex max-w-[100rem] flex-col gap-4">
        <PageHeading
          sub={<WeekSentence review={review} today={today} />}
          actions={<WeekNav week={week} isLast={week === findMonday(today)} />}
        >
          <WeekName week={week} today={today} />
        </PageHeading>
        {items.length > 0 ? (
          <WeeklyReview review={review} context={context} />
        ) : (
          <FirstStep page="week" />
        )}
      </div>
    </ServerTime>
  );
}

export default withTexts("/dashboard/week", WeekPage);

function WeekName({ week, today }: { week: string; today: string }) {
  return useFormatPeriod(today)(findWeek(week));
}

async function WeekNav({ week, isLast }: { week: string; isLast: boolean }) {
  const t = await getTranslations("weeklyReview");
  return (
    <>
      <nav aria-label={t("otherWeeks")} className="flex flex-wrap gap-2 print:hidden">
        <Link href={weekPath(addDays(week, -7))} className={buttonClass()}>
          {t("before")}
        </Link>
        {!isLast && (
          <Link href={weekPath(addDays(week, 7))} className={buttonClass()}>
            {t("after")}
          </Link>
        )}
      </nav>
      <PageMenu />
    </>
  );
}

async function SignedOut({ back }: { back: string }) {
  const t = await getTranslations("weeklyReview");
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-4">
      <PageHeading>{t("title")}</PageHeading>
      <SignInRequired back={back} />
    </div>
  );
}
