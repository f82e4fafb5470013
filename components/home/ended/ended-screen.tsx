"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Activity } from "@/domain/api/activity";
import {
  brokenAfterMinutes,
  countPlannedMinutes,
  suggestShorterLength,
} from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../format/reader-zone";
import { ConnectionBadge } from "../../live/connection-badge";
import type { FocusSession } from "../../live/session";
import { SessionBlock } from "../../timeline/session-block";
import { Button } from "../../ui/button";
import type { MyRoom } from "../home-data";
import { StartFailure } from "../start/start-failure";
import type { Starter } from "../start/use-start";
import { useFocusWhenLost } from "../use-focus-when-lost";
import { EndedActions } from "./ended-actions";
import { ReviewForm } from "./review-form";

interface EndedScreenProps {
  session: FocusSession;
  /** The session's room, if the user is still a member. */
  room: MyRoom | undefined;
  /** The user's rest activity, to suggest a rest. */
  rest: Activity | undefined;
  /** The sessions of the day, to find the one before a rest. */
  today: readonly FocusSession[];
  starter: Starter;
  onReviewed: (session: FocusSession) => void;
  onDone: () => void;
}

/** The result of a session, and what to do next: start again, rest, review or close. */
export function EndedScreen(props: EndedScreenProps) {
  const { session, room, rest, today, starter, onReviewed, onDone } = props;
  const t = useTranslations("session.ended");
  const text = useFormatEnded(session, room?.name);
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  const wasUnfocused = useRef(session.drifted);
  useEffect(() => {
    // The pressed button is gone; the title now tells the result.
    if (session.drifted && !wasUnfocused.current) heading.current?.focus();
    wasUnfocused.current = session.drifted;
  }, [session.drifted, heading]);
  return (
    <div className="flex flex-col gap-8 *:not-data-wide:max-w-3xl">
      <div>
        <p className="text-soft">{text.over}</p>
        <h1 ref={heading} tabIndex={-1} className="mt-1 text-xl font-semibold outline-none">
          {text.title}
        </h1>
        {session.target && <p className="mt-1 text-soft">{session.target}</p>}
        {!starter.isUnanswered && (
          <div className="mt-2">
            <ConnectionBadge />
          </div>
        )}
      </div>
      {/* Same width as on the screen of the running session. */}
      <div data-wide>
        <SessionBlock session={session} />
      </div>
      <EndedActions session={session} room={room} rest={rest} today={today} starter={starter} />
      <StartFailure starter={starter} />
      <ReviewForm session={session} onReviewed={onReviewed} />
      <div>
        <Button onClick={onDone}>{t("done")}</Button>
      </div>
    </div>
  );
}

/** The heading of an ended session and the line above it; `room` is the name of its room. */
function useFormatEnded(
  session: FocusSession,
  room: string | undefined,
): { title: string; over: string } {
  const t = useTranslations("session.ended");
  const zone = useReaderZone();
  const minutes = countPlannedMinutes(session);
  const brokenAfter = brokenAfterMinutes(session);
  const time = clockTime(session.brokenAt ?? session.plannedEnd, zone);
  const activity = session.activity.name;
  const over = room ? t("overIn", { activity, room, time }) : t("over", { activity, time });
  if (session.activity.isRest)
    return { over, title: t(brokenAfter === null ? "rest" : "restBroken") };
  if (session.drifted) return { over, title: t("unfocused", { minutes }) };
  if (brokenAfter === null) return { over, title: t("completed", { minutes }) };
  return {
    over,
    title: t("broken", {
      kept: brokenAfter,
      minutes: suggestShorterLength(brokenAfter, minutes) ?? 0,
    }),
  };
}
