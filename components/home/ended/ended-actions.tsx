"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Activity } from "@/domain/api/activity";
import {
  brokenAfterMinutes,
  countPlannedMinutes,
  MIN_MINUTES,
  suggestShorterLength,
} from "@/domain/focus-session/session-length";
import type { FocusSession } from "../../live/session";
import { Button, buttonClass } from "../../ui/button";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import type { MyRoom } from "../home-data";
import type { Starter, StartRequest } from "../start/use-start";
import { dismissEnded } from "./dismiss-ended";

/** Sessions of this length and longer suggest the longer rest. */
const LONG_MINUTES = 45;
const REST_MINUTES = { short: MIN_MINUTES, long: 10 };

interface EndedActionsProps {
  session: FocusSession;
  /** The session's room, if it ran in one. */
  room: MyRoom | undefined;
  rest: Activity | undefined;
  /** The sessions of the day, to find the one before a rest. */
  today: readonly FocusSession[];
  starter: Starter;
}

interface NextAction {
  text: string;
  request: StartRequest;
}

/** One tap each; nothing starts by itself. The first action is the recommended one. */
export function EndedActions({ starter, room, ...ended }: EndedActionsProps) {
  const t = useTranslations("session.ended");
  const [pressed, setPressed] = useState("");
  function start({ text, request }: NextAction) {
    setPressed(text);
    return starter.start(request);
  }
  return (
    <div className="flex flex-wrap gap-3">
      {room && (
        <Link
          href={`/rooms/${room.slug}`}
          className={buttonClass({ tone: "primary", children: room.name })}
          // The next visit to home begins with the start form.
          onClick={() => dismissEnded(ended.session.id)}
        >
          {/* One flex item: the name is an element of its own. */}
          <span className="min-w-0">
            <IsolatedText>{t("backToRoom", { room: isolate(room.name) })}</IsolatedText>
          </span>
        </Link>
      )}
      {useNextActions(ended).map((action, index) => (
        <Button
          key={action.text}
          tone={index === 0 && !room ? "primary" : "outlined"}
          aria-disabled={starter.isBusy}
          onClick={() => start(action)}
        >
          {starter.isBusy && pressed === action.text ? t("starting") : action.text}
        </Button>
      ))}
    </div>
  );
}

function useNextActions({
  session,
  rest,
  today,
}: Omit<EndedActionsProps, "starter" | "room">): NextAction[] {
  const t = useTranslations("session.ended");
  const minutes = Math.max(MIN_MINUTES, countPlannedMinutes(session));
  const { activity, roomSlug, target } = session;
  const isBroken = session.status === "broken";
  const restartOf = isBroken ? session.id : null;
  const again = (text: string, length: number): NextAction => ({
    text,
    request: { activity, minutes: length, roomSlug, target, restartOf },
  });
  const same = again(t(isBroken ? "restart" : "again", { minutes }), minutes);
  if (activity.isRest) {
    const before = sessionBeforeRest(session, today);
    return before ? [backTo(before), same] : [same];
  }
  const brokenAfter = brokenAfterMinutes(session) ?? minutes - 1;
  const toTry = isBroken ? suggestShorterLength(brokenAfter, minutes) : null;
  const actions = toTry === null ? [same] : [again(t("try", { minutes: toTry }), toTry), same];
  return rest ? [...actions, restAfter(rest)] : actions;

  function backTo(before: FocusSession): NextAction {
    const length = Math.max(MIN_MINUTES, countPlannedMinutes(before));
    const { activity, roomSlug, target } = before;
    return {
      text: t("backTo", { activity: activity.name, minutes: length }),
      request: { activity, minutes: length, roomSlug, target },
    };
  }
  function restAfter(restActivity: Activity): NextAction {
    const length = minutes >= LONG_MINUTES ? REST_MINUTES.long : REST_MINUTES.short;
    return {
      text: t("restFor", { minutes: length }),
      request: { activity: restActivity, minutes: length, roomSlug },
    };
  }
}

/** The last session of the day before this rest that was not a rest itself. */
function sessionBeforeRest(
  rest: FocusSession,
  today: readonly FocusSession[],
): FocusSession | undefined {
  const earlier = today.filter(
    ({ activity, startedAt }) => !activity.isRest && startedAt < rest.startedAt,
  );
  return earlier.toSorted((a, b) => b.startedAt - a.startedAt)[0];
}
