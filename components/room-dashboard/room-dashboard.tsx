import Link from "next/link";
import { useTranslations } from "next-intl";
import { PeriodNav } from "../dashboard/period/period-nav";
import { useFormatPeriod } from "../dashboard/period/use-format-period";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { PrintButton } from "../ui/print-button";
import { ActivitiesSection } from "./activities-section";
import { Outside } from "./coach-excluded";
import { Comparison } from "./comparison";
import { DaysSection } from "./days-section";
import { RoomPastLine } from "./former-members-line";
import { MembersSection } from "./members-section";
import { endedOf, type RoomComparison } from "./room-dashboard-data";
import { RoomSentence } from "./room-sentence";

/** What a room's sessions came to, compared among the members who take part. */
export function RoomDashboardView({ room, data }: { room: string; data: RoomComparison }) {
  const spanWords = useFormatPeriod(data.view.today);
  const { slug, figures, view } = data;
  return (
    <div className="flex max-w-5xl flex-col gap-8">
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 flex-1 basis-96">
          <p>
            <Link
              href={`/rooms/${slug}`}
              className="inline-flex min-h-6 items-center text-soft underline underline-offset-4 hover:text-ink"
            >
              {room}
            </Link>
          </p>
          <h1 className="text-xl font-semibold tracking-tight text-balance">
            {spanWords(view.span)}
          </h1>
          <p className="mt-1 text-soft">
            <RoomSentence data={data} />
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2 max-sm:not-print:[&>nav]:contents">
          <PeriodNav view={view} />
          <PrintButton />
        </div>
      </header>
      {data.isCoach && <Outside slug={slug} />}
      {endedOf(figures.total) > 0 && (
        <>
          <MembersSection data={data} />
          <ActivitiesSection data={data} />
          <DaysSection data={data} />
        </>
      )}
      {endedOf(figures.total) === 0 && !data.isCoach && <NothingYet data={data} />}
      <RoomPastLine data={data} />
      {!data.isCoach && (
        <Comparison
          slug={slug}
          isCompared={figures.isCompared}
          sharing={data.sharing}
          isCoachingRoom={data.isCoachingRoom}
        />
      )}
    </div>
  );
}

function NothingYet({ data: { slug, isCoachingRoom } }: { data: RoomComparison }) {
  const t = useTranslations("roomDashboard.empty");
  const where = { isCoachingRoom: isCoachingRoom ? "yes" : "no" };
  return (
    <EmptyState
      title={t("title", where)}
      action={
        <Link href={`/?room=${slug}`} className={buttonClass()}>
          {t("start")}
        </Link>
      }
    >
      {t("text", where)}
    </EmptyState>
  );
}
