"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Activity, FocusSession } from "@/domain/api/wire";
import { MIN_MINUTES, suggestShorterLength } from "@/domain/focus-session/session-length";
import { Button, buttonClass } from "../../ui/button";
import { plannedMinutesOf } from "../day-summary";
import type { MyRoom } from "../home-data";
import type { Starter, StartRequest } from "../start/use-start";
import { dismissEnded } from "./dismiss-ended";
import { keptMinutes } from "./use-format-ended";

/** From this length on the suggested rest is the longer one. */
const LONG_MINUTES = 45;
const REST_MINUTES = { short: MIN_MINUTES, long: 10 };

interface EndedActionsProps {
  session: FocusSession;
  /** Where it was run, if in a room. */
  room: MyRoom | undefined;
  rest: Activity | undefined;
  /** The session before a rest. */
  before: FocusSession | undefined;
  starter: Starter;
}

interface Way {
  text: string;
  request: StartRequest;
}

/** One tap each; nothing starts by itself. The first is the one that is advised. */
export function EndedActions({ starter, room, ...ended }: EndedActionsProps) {
  const t = useTranslations("session.ended");
  const [tapped, setTapped] = useState("");
  function go({ text, request }: Way) {
    setTapped(text);
    return starter.start(request);
  }
  return (
    <div className="flex flex-wrap gap-3">
      {room && (
        <Link
          href={`/rooms/${room.slug}`}
          className={buttonClass({ tone: "primary", children: room.name })}
          // Who goes back to the others is done here; the next visit begins with the form.
          onClick={() => dismissEnded(ended.session.id)}
        >
          {t("backToRoom", { room: room.name })}
        </Link>
      )}
      {useWaysOn(ended).map((way, index) => (
        <Button
          key={way.text}
          tone={index === 0 && !room ? "primary" : "quiet"}
          aria-disabled={starter.isBusy}
          onClick={() => go(way)}
        >
          {starter.isBusy && tapped === way.text ? t("starting") : way.text}
        </Button>
      ))}
    </div>
  );
}

function useWaysOn({ session, rest, before }: Omit<EndedActionsProps, "starter" | "room">): Way[] {
  const t = useTranslations("session.ended");
  const minutes = Math.max(MIN_MINUTES, plannedMinutesOf(session));
  const { activity, roomSlug, target } = session;
  const isBroken = session.status === "broken";
  const restartOf = isBroken ? session.id : null;
  const again = (text: string, length: number): Way => ({
    text,
    request: { activity, minutes: length, roomSlug, target, restartOf },
  });
  const same = again(t(isBroken ? "restart" : "again", { minutes }), minutes);
  if (activity.isRest) return before ? [backTo(before), same] : [same];

  const kept = keptMinutes(session) ?? minutes - 1;
  const toTry = isBroken ? suggestShorterLength(kept, minutes) : null;
  const ways = toTry === null ? [same] : [again(t("try", { minutes: toTry }), toTry), same];
  return rest ? [...ways, restAfter(rest)] : ways;

  function backTo(work: FocusSession): Way {
    const length = Math.max(MIN_MINUTES, plannedMinutesOf(work));
    const { activity, roomSlug, target } = work;
    return {
      text: t("backTo", { activity: activity.name, minutes: length }),
      request: { activity, minutes: length, roomSlug, target },
    };
  }
  function restAfter(restActivity: Activity): Way {
    const length = minutes >= LONG_MINUTES ? REST_MINUTES.long : REST_MINUTES.short;
    return {
      text: t("restFor", { minutes: length }),
      request: { activity: restActivity, minutes: length, roomSlug },
    };
  }
}
