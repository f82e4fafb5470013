"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { CoachMessages } from "../coaching/sharing/coach-messages";
import { useFormatDuration } from "../format/use-format-duration";
import { useJoinedSessions } from "../group-session/use-joined-sessions";
import { useUpcomingSessions } from "../group-session/use-upcoming";
import { ConnectionBadge } from "../live/connection-badge";
import type { FocusSession } from "../live/session";
import { useTick } from "../live/use-tick";
import { DeliveredNotes } from "../note/delivered-notes";
import type { PlannedSession } from "../timeline/planned";
import { TodayTimeline } from "../timeline/today-timeline";
import { Card } from "../ui/card";
import { classNames } from "../ui/class-names";
import { orLoadFailure } from "../ui/load-failure";
import { LocalDate } from "./date-and-time";
import { summarizeDay } from "./day-summary";
import { FocusingNow } from "./focusing/focusing-now";
import type { HomeData } from "./home-data";
import { StreakCard, WeekCard } from "./progress/progress-cards";
import { useProgress } from "./progress/use-progress";
import { SessionPanel } from "./session-panel";
import { useFocusWhenLost } from "./use-focus-when-lost";
import type { SessionPanelState } from "./use-session-panel";

const NextGroupSessions = dynamic(() =>
  import("../group-session/next-group-session").catch(orLoadFailure),
);

interface HomePageProps {
  data: HomeData;
  panel: SessionPanelState;
}

/**
 * Home while nothing runs: the start form or the last result, who is focusing now, the next group
 * session, today's timeline, streak and week, and coaches' messages.
 */
export function HomePage({ data, panel }: HomePageProps) {
  const t = useTranslations("home");
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  const { starter, sessions, day } = panel;
  const progress = useProgress(day, day === data.day ? data.progress : null);
  const groupSessions = useUpcomingSessions(data.groupSessions, data.isSignedIn);
  const joined = useJoinedSessions(groupSessions, {
    viewerId: data.viewerId,
    activities: panel.activities,
  });
  const hasEnded = panel.ended !== null;
  return (
    <div className="flex flex-col gap-4 sm:gap-5">
      <header>
        {/* On a phone the date moves up into the shell's header, next to the logo. */}
        <div className="-mt-9 mb-2 text-end text-sm sm:hidden">
          <LocalDate />
        </div>
        <h1
          ref={heading}
          tabIndex={-1}
          className="text-xl font-semibold tracking-tight outline-none max-sm:sr-only"
        >
          {t("title")}
        </h1>
        <div className="flex flex-wrap items-baseline gap-x-1.5 text-base text-soft max-sm:hidden">
          <LocalDate />
          <span aria-hidden>·</span>
          <DaySummary sessions={sessions} />
        </div>
        {!starter.isUnanswered && !hasEnded && (
          <div className="[&:has(span)]:mt-2">
            <ConnectionBadge />
          </div>
        )}
        {data.left && <p role="status">{t("signedOut", { how: data.left })}</p>}
      </header>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_auto_1fr] 2xl:grid-cols-[minmax(0,1fr)_28rem]">
        <div className={classNames("min-w-0 sm:max-lg:col-span-2", hasEnded && "lg:col-span-2")}>
          <SessionPanel panel={panel} place={null} layout="panel" />
          <div className="mt-4 empty:hidden">
            <DeliveredNotes isShown />
          </div>
        </div>
        <div
          className={classNames(
            "contents lg:col-start-2 lg:flex lg:flex-col lg:gap-4",
            hasEnded ? "lg:row-span-2 lg:row-start-2" : "lg:row-span-3 lg:row-start-1",
          )}
        >
          <div className="min-w-0 empty:hidden sm:max-lg:col-span-2">
            <FocusingNow panel={panel} />
          </div>
          <div className="flex min-w-0 flex-col gap-4 empty:hidden sm:max-lg:col-span-2">
            {groupSessions.length > 0 && (
              <NextGroupSessions sessions={groupSessions} activities={panel.activities} />
            )}
          </div>
          {/* Loaded after the page: at the end it moves nothing when it appears. */}
          <div className="order-last rounded-card border sm:max-lg:col-span-2 bg-surface p-4 empty:hidden sm:px-5">
            <CoachMessages />
          </div>
        </div>
        <Card
          className="sm:max-lg:col-span-2 lg:col-start-1"
          title={
            <>
              <span className="sm:hidden">{t("title")}</span>
              <span className="max-sm:hidden">{t("timeline")}</span>
            </>
          }
          action={
            <div className="text-sm text-soft sm:hidden">
              <DaySummary sessions={sessions} />
            </div>
          }
        >
          <div className="pt-3">
            <TodayTimeline
              sessions={sessions}
              planned={joined.get(data.viewerId) ?? NOTHING_PLANNED}
            />
          </div>
        </Card>
        {progress && (
          // One row of two cards where both fit; on a phone they are small.
          <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,9.5rem),1fr))] gap-4 sm:grid-cols-[repeat(auto-fit,minmax(min(100%,15rem),1fr))] max-lg:order-1 sm:max-lg:col-span-2 lg:col-start-1">
            <StreakCard progress={progress} day={day} />
            <WeekCard progress={progress} day={day} />
          </div>
        )}
      </div>
    </div>
  );
}

const NOTHING_PLANNED: readonly PlannedSession[] = [];

function DaySummary({ sessions }: { sessions: FocusSession[] }) {
  const t = useTranslations("home.today");
  const now = useTick(60_000);
  const formatDuration = useFormatDuration();
  const { completed, focusMinutes, broken } = summarizeDay(sessions, now);
  return (
    <p>
      {sessions.length === 0
        ? t("empty")
        : t("summary", { completed, time: formatDuration(focusMinutes), broken })}
    </p>
  );
}
