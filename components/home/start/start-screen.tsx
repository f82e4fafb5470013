"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Activity } from "@/domain/api/activity";
import { CoachMessages } from "../../coaching/sharing/coach-messages";
import { useFormatDuration } from "../../format/use-format-duration";
import { ConnectionBadge } from "../../live/connection-badge";
import type { FocusSession } from "../../live/session";
import { useTick } from "../../live/use-tick";
import { TodayTimeline } from "../../timeline/today-timeline";
import { SectionHeading } from "../../ui/heading";
import { orLoadFailure } from "../../ui/load-failure";
import { LocalDate } from "../date-and-time";
import { summarizeDay } from "../day-summary";
import type { HomeData, MyRoom } from "../home-data";
import { MyRooms } from "../my-rooms";
import { useFocusWhenLost } from "../use-focus-when-lost";
import { StartForm } from "./start-form";
import type { StartFormState } from "./start-form-state";
import type { Starter } from "./use-start";

const ActivitiesDialog = dynamic(() =>
  import("../../activity/activities-dialog")
    .then((module) => ({ default: module.ActivitiesDialog }))
    .catch(orLoadFailure),
);

interface StartScreenProps {
  data: HomeData;
  activities: Activity[];
  sessions: FocusSession[];
  rooms: MyRoom[];
  form: StartFormState;
  onFormChange: (form: StartFormState) => void;
  starter: Starter;
}

/** Home while nothing runs: the start form, then today's timeline, the rooms, and coaches' messages. */
export function StartScreen(props: StartScreenProps) {
  const { data, activities, sessions, rooms, form, onFormChange, starter } = props;
  const t = useTranslations("home");
  const [isManaging, setIsManaging] = useState(false);
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
      <div className="flex flex-col gap-4 sm:gap-6">
        <div>
          {/* On a phone the date moves up into the shell's header, next to the logo. */}
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
              {t("signedOut", { how: data.left })}
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
          form={form}
          onChange={onFormChange}
          activities={activities}
          rooms={rooms}
          advice={data.advice}
          starter={starter}
          onManage={() => setIsManaging(true)}
          onStarted={() => {
            onFormChange({ ...form, target: "" });
            // A reload must not follow the start link again. The user may have left the page.
            if (location.pathname === "/" && location.search) history.replaceState(null, "", "/");
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
        <TodaySummary sessions={sessions} />
        <MyRooms rooms={rooms} />
        {/* Loaded after the page: at the end it moves nothing when it appears. */}
        {data.isSignedIn && <CoachMessages />}
      </div>
    </div>
  );
}

function TodaySummary({ sessions }: { sessions: FocusSession[] }) {
  const t = useTranslations("home.today");
  const now = useTick(60_000);
  const formatDuration = useFormatDuration();
  const { completed, focusMinutes, broken } = summarizeDay(sessions, now);
  const isEmpty = sessions.length === 0;
  return (
    <section aria-labelledby="today">
      <SectionHeading id="today">
        {isEmpty
          ? t("empty")
          : t("summary", { completed, time: formatDuration(focusMinutes), broken })}
      </SectionHeading>
      <div className="mt-3">
        <TodayTimeline sessions={sessions} />
      </div>
    </section>
  );
}
