import Link from "next/link";
import { useTranslations } from "next-intl";
import { DashboardHeader } from "../dashboard/dashboard-header";
import { countEnded } from "../dashboard/highlights";
import { useFormatDuration } from "../format/use-format-duration";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ActivitiesSection } from "./activities-section";
import { Comparison } from "./comparison";
import { DaysSection } from "./days-section";
import { MembersSection } from "./members-section";
import type { RoomDashboardData } from "./room-dashboard-data";

/** The sessions run in a room, compared among the members who take part. */
export function RoomDashboard({ room, data }: { room: string; data: RoomDashboardData }) {
  const { slug, figures } = data;
  return (
    <div className="mx-auto flex max-w-[100rem] flex-col gap-4">
      <DashboardHeader
        params={data.params}
        backLink={
          <p>
            <Link
              href={`/rooms/${slug}`}
              className="inline-flex min-h-6 items-center text-soft underline underline-offset-4 hover:text-ink"
            >
              <bdi>{room}</bdi>
            </Link>
          </p>
        }
      >
        <p className="mt-1 text-soft">
          <RoomHeadline data={data} />
        </p>
      </DashboardHeader>
      {data.isCoach && <CoachExcluded slug={slug} isCoachingRoom={data.isCoachingRoom} />}
      {countEnded(figures.total) > 0 && (
        <div className="grid gap-4 min-[80rem]:grid-cols-2">
          <div className="grid min-[80rem]:col-span-2">
            <MembersSection data={data} />
          </div>
          <ActivitiesSection data={data} />
          <DaysSection data={data} />
        </div>
      )}
      {countEnded(figures.total) === 0 && !data.isCoach && <NoSessions data={data} />}
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

/** The viewer's own figures, then those of everyone together. */
function RoomHeadline({ data }: { data: RoomDashboardData }) {
  const t = useTranslations("roomDashboard.sentence");
  const formatDuration = useFormatDuration();
  const { members, total } = data.figures;
  const [own] = members;
  const ownFigures = own && {
    completed: own.completed,
    broken: own.broken,
    time: formatDuration(own.focusMinutes),
  };
  const together = {
    people: members.length,
    completed: total.completed,
    time: formatDuration(total.focusMinutes),
  };
  return (
    <>
      {ownFigures && t("own", ownFigures)} {members.length > 1 && t("together", together)}
    </>
  );
}

/** Tells a coach why no members are shown, and links to the roster. */
function CoachExcluded({ slug, isCoachingRoom }: { slug: string; isCoachingRoom: boolean }) {
  const t = useTranslations("roomDashboard.comparison");
  return (
    <section
      aria-label={t("label")}
      className="flex flex-col items-start gap-3 rounded-card border bg-surface p-4 sm:p-5"
    >
      <p>{t(isCoachingRoom ? "coachingRoom" : "coach")}</p>
      <Link href={`/rooms/${slug}/coach`} className={buttonClass({ size: "small" })}>
        {t("openCoaching")}
      </Link>
    </section>
  );
}

function NoSessions({ data: { slug, isCoachingRoom } }: { data: RoomDashboardData }) {
  const t = useTranslations("roomDashboard.empty");
  const room = { isCoachingRoom: isCoachingRoom ? "yes" : "no" };
  return (
    <EmptyState
      title={t("title", room)}
      action={
        <Link href={`/?room=${slug}`} className={buttonClass()}>
          {t("start")}
        </Link>
      }
    >
      {t("text", room)}
    </EmptyState>
  );
}
