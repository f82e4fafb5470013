"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Activity, FocusSession } from "@/domain/api/wire";
import { CoachMessages } from "../../coaching/sharing/coach-messages";
import { useFormatDuration } from "../../format/use-format-duration";
import { ConnectionBadge } from "../../live/connection-badge";
import { useTick } from "../../live/use-tick";
import { TodayTimeline } from "../../timeline/today-timeline";
import { SectionHeading } from "../../ui/heading";
import { daySummary } from "../day-summary";
import type { HomeData, MyRoom } from "../home-data";
import { LocalDate } from "../local-date";
import { MyRooms } from "../my-rooms";
import { useFocusWhenLost } from "../use-focus-when-lost";
import { StartForm } from "./start-form";
import type { Draft } from "./start-form-state";
import type { Starter } from "./use-start";

const ActivitiesDialog = dynamic(() =>
  import("../../activity/activities-dialog").then((module) => module.ActivitiesDialog),
);

interface StartScreenProps {
  data: HomeData;
  activities: Activity[];
  sessions: FocusSession[];
  rooms: MyRoom[];
  draft: Draft;
  onDraft: (draft: Draft) => void;
  starter: Starter;
}

/** Home while nothing runs: the form first, then today's line, who is in one's rooms, what coaches say. */
export function StartScreen(props: StartScreenProps) {
  const { data, activities, sessions, rooms, draft, onDraft, starter } = props;
  const t = useTranslations("home");
  const [isManaging, setIsManaging] = useState(false);
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
      <div className="flex flex-col gap-4 sm:gap-6">
        <div>
          {/* On a phone the date stands beside the mark, in the shell's row above. */}
          <div className="-mt-9 mb-4 text-end sm:mt-0 sm:mb-6 sm:text-start">
            <LocalDate />
          </div>
          {data.isSignedIn && !starter.isUnanswered && (
            <div className="[&:has(span)]:mb-3">
              <ConnectionBadge />
            </div>
          )}
          {data.left && (
            <p role="status" className="mb-3">
              {t("left", { how: data.left })}
            </p>
          )}
          <h1
            ref={heading}
            tabIndex={-1}
            className="text-lg font-semibold tracking-tight outline-none min-[24rem]:text-xl"
          >
            {t("title")}
          </h1>
        </div>
        <StartForm
          draft={draft}
          onChange={onDraft}
          activities={activities}
          rooms={rooms}
          advice={data.advice}
          starter={starter}
          onManage={() => setIsManaging(true)}
          onStarted={() => {
            onDraft({ ...draft, target: "" });
            // What the link asked for is done: a reload must not ask for it again.
            if (location.search) history.replaceState(null, "", "/");
          }}
        />
        {isManaging && (
          <ActivitiesDialog isSignedIn={data.isSignedIn} onClose={() => setIsManaging(false)} />
        )}
        {!data.isSignedIn && (
          <p className="text-sm text-soft">
            <span>{t("noAccount")}</span>{" "}
            <Link href="/sign-in" className="text-ink underline underline-offset-4">
              {t("signIn")}
            </Link>
          </p>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-10">
        <TodaySoFar sessions={sessions} />
        <MyRooms rooms={rooms} />
        {/* Last, since it is only asked for then: it moves nothing when it comes. */}
        {data.isSignedIn && <CoachMessages />}
      </div>
    </div>
  );
}

function TodaySoFar({ sessions }: { sessions: FocusSession[] }) {
  const t = useTranslations("home.today");
  const now = useTick(60_000);
  const duration = useFormatDuration();
  const { completed, focusMinutes, broken } = daySummary(sessions, now);
  const isEmpty = sessions.length === 0;
  return (
    <section aria-labelledby="today">
      <SectionHeading id="today">
        {isEmpty ? t("empty") : t("summary", { completed, time: duration(focusMinutes), broken })}
      </SectionHeading>
      <div className="mt-3">
        <TodayTimeline sessions={sessions} />
      </div>
    </section>
  );
}
