import type { Metadata } from "next";
import { cookies } from "next/headers";
import { ENDED_COOKIE } from "@/components/home/ended/dismiss-ended";
import { hasJustEnded } from "@/components/home/ended/recently-ended";
import { Home } from "@/components/home/home";
import type { HomeData } from "@/components/home/home-data";
import { buildLengthAdvice } from "@/components/home/start/length-advice";
import type { StartLink } from "@/components/home/start/start-form-state";
import { ServerTime } from "@/components/live/server-time";
import { parseCurrentSession, parseSession } from "@/components/live/session";
import { LEFT_COOKIE } from "@/components/shell/cookies";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import { NEWCOMER_MINUTES } from "@/domain/focus-session/session-length";
import { localDay } from "@/domain/time/local-day";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";

type Search = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: { absolute: "Stint" } };

/** Home: start a session, or see the running one. Works at once, without an account. */
export default async function HomePage({ searchParams }: { searchParams: Promise<Search> }) {
  const startLink = parseStartLink(await searchParams);
  const viewer = await requestViewer();
  const data = viewer ? await loadHomeData(viewer, startLink) : await newcomerData(startLink);
  return (
    <ServerTime now={data.current.serverNow}>
      <Home data={data} />
    </ServerTime>
  );
}

async function loadHomeData(viewer: { timeZone: string }, startLink: StartLink): Promise<HomeData> {
  const caller = await serverCaller();
  const now = await requestNow();
  const day = localDay(now, viewer.timeZone);
  const [current, activities, lastSession, defaultLength, listed, rooms, sizing, cookieJar] =
    await Promise.all([
      caller.focusSession.current(),
      caller.activity.list(),
      caller.focusSession.last(),
      caller.focusSession.defaultLength(),
      caller.focusSession.list({ from: day, to: day }),
      caller.room.list(),
      caller.dashboard.sizing(),
      cookies(),
    ]);
  const last = lastSession && parseSession(lastSession);
  // A start link leads to the form, not to the session that just ended.
  const isDismissed = cookieJar.get(ENDED_COOKIE)?.value === last?.id || isStartLink(startLink);
  return {
    isSignedIn: true,
    left: null,
    current: parseCurrentSession(current),
    activities,
    last,
    defaultMinutes: defaultLength.minutes,
    ended: last && !isDismissed && hasJustEnded(last, now.getTime()) ? last : null,
    day,
    timeZone: viewer.timeZone,
    listed,
    rooms,
    advice: buildLengthAdvice(sizing),
    startLink,
  };
}

/** A newcomer's data: the default activities, with their names as ids until the account has its own. */
async function newcomerData(startLink: StartLink): Promise<HomeData> {
  return {
    isSignedIn: false,
    left: parseLeftHow((await cookies()).get(LEFT_COOKIE)?.value),
    current: { session: null, serverNow: (await requestNow()).getTime() },
    activities: DEFAULT_ACTIVITIES.map((activity) => ({
      ...activity,
      id: activity.name,
      archivedAt: null,
    })),
    last: null,
    defaultMinutes: NEWCOMER_MINUTES,
    ended: null,
    day: "",
    timeZone: "UTC",
    listed: { items: [], nextCursor: null },
    rooms: [],
    advice: [],
    startLink,
  };
}

const parseLeftHow = (value: string | undefined) =>
  value === "signedOut" || value === "deleted" ? value : null;

const isStartLink = (link: StartLink) => Object.values(link).some((part) => part !== undefined);

function parseStartLink(search: Search): StartLink {
  const text = (key: string) => (typeof search[key] === "string" ? search[key] : undefined);
  return { activityId: text("activity"), roomSlug: text("room") };
}
