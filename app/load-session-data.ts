import { cookies } from "next/headers";
import { ENDED_COOKIE } from "@/components/home/ended/dismiss-ended";
import { hasJustEnded } from "@/components/home/ended/recently-ended";
import type { SessionData } from "@/components/home/home-data";
import { buildLengthAdvice } from "@/components/home/start/length-advice";
import { listRecentChoices } from "@/components/home/start/recent-choices";
import { parseCurrentSession, parseSession } from "@/components/live/session";
import { localDay } from "@/domain/time/local-day";
import { addDays } from "@/domain/time/period";
import { requestNow, requestRooms, serverCaller } from "@/server/trpc/caller";

/** Days and sessions in which the recent choices are looked up. */
const RECENT_DAYS = 14;
const RECENT_SESSIONS = 40;

/** Loads what a page needs to start, run and end the viewer's sessions. */
export async function loadSessionData(viewer: {
  userId: string;
  timeZone: string;
}): Promise<SessionData> {
  const caller = await serverCaller();
  const now = await requestNow();
  const day = localDay(now, viewer.timeZone);
  const lately = { from: addDays(day, -RECENT_DAYS), to: day, limit: RECENT_SESSIONS };
  const [current, activities, lastSession, length, unfinished, listed, recent, rooms, sizing, jar] =
    await Promise.all([
      caller.focusSession.current(),
      caller.activity.list(),
      caller.focusSession.last(),
      caller.focusSession.defaultLength(),
      caller.focusSession.unfinishedTargets(),
      caller.focusSession.list({ from: day, to: day }),
      caller.focusSession.list(lately),
      requestRooms(),
      caller.dashboard.sizing(),
      cookies(),
    ]);
  const newest = lastSession && parseSession(lastSession);
  const sessions = recent.items.map(parseSession);
  const isDismissed = jar.get(ENDED_COOKIE)?.value === newest?.id;
  return {
    isSignedIn: true,
    viewerId: viewer.userId,
    current: parseCurrentSession(current),
    activities,
    isNewcomer: newest === null,
    last: newest?.activity.isRest
      ? (sessions.find(({ activity }) => !activity.isRest) ?? null)
      : newest,
    defaultMinutes: length.minutes,
    unfinished,
    ended: newest && !isDismissed && hasJustEnded(newest, now.getTime()) ? newest : null,
    day,
    timeZone: viewer.timeZone,
    listed,
    rooms,
    recent: listRecentChoices(sessions),
    advice: buildLengthAdvice(sizing),
  };
}
