import type { Metadata } from "next";
import { cookies } from "next/headers";
import { Home } from "@/components/home/home";
import type { HomeData } from "@/components/home/home-data";
import { progressDays } from "@/components/home/progress/progress-days";
import type { StartLink } from "@/components/home/start/start-form-state";
import { ServerTime } from "@/components/live/server-time";
import { LEFT_COOKIE } from "@/components/shell/cookies";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import { NEWCOMER_MINUTES } from "@/domain/focus-session/session-length";
import { localDay } from "@/domain/time/local-day";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";
import { loadSessionData } from "./load-session-data";
import { withTexts } from "./with-texts";

type Search = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: { absolute: "Stint" } };

/** Home: start a session, or see the running one. Works at once, without an account. */
async function HomePage({ searchParams }: { searchParams: Promise<Search> }) {
  const startLink = parseStartLink(await searchParams);
  const viewer = await requestViewer();
  const data = viewer ? await loadHomeData(viewer, startLink) : await newcomerData(startLink);
  return (
    <ServerTime now={data.current.serverNow}>
      <Home data={data} />
    </ServerTime>
  );
}

export default withTexts("/", HomePage);

async function loadHomeData(
  viewer: { userId: string; timeZone: string },
  startLink: StartLink,
): Promise<HomeData> {
  const caller = await serverCaller();
  const days = progressDays(localDay(await requestNow(), viewer.timeZone));
  const [session, streak, week, goals, groupSessions] = await Promise.all([
    loadSessionData(viewer),
    caller.dashboard.streak(days.streak),
    caller.dashboard.personal(days.week),
    caller.goal.progress(),
    caller.groupSession.upcoming(),
  ]);
  return {
    ...session,
    // A start link leads to the form, not to the session that just ended.
    ended: isStartLink(startLink) ? null : session.ended,
    left: null,
    startLink,
    progress: { streak, week, goals },
    groupSessions,
  };
}

/** A newcomer's data: the default activities, with their names as ids until the account has its own. */
async function newcomerData(startLink: StartLink): Promise<HomeData> {
  return {
    isSignedIn: false,
    viewerId: "",
    left: parseLeftHow((await cookies()).get(LEFT_COOKIE)?.value),
    current: { session: null, serverNow: (await requestNow()).getTime() },
    activities: DEFAULT_ACTIVITIES.map((activity) => ({
      ...activity,
      id: activity.name,
      archivedAt: null,
    })),
    isNewcomer: true,
    last: null,
    defaultMinutes: NEWCOMER_MINUTES,
    ended: null,
    day: "",
    timeZone: "UTC",
    listed: { items: [], nextCursor: null },
    rooms: [],
    recent: [],
    unfinished: [],
    advice: [],
    startLink,
    progress: null,
    groupSessions: [],
  };
}

const parseLeftHow = (value: string | undefined) =>
  value === "signedOut" || value === "deleted" ? value : null;

const isStartLink = (link: StartLink) => Object.values(link).some((part) => part !== undefined);

function parseStartLink(search: Search): StartLink {
  const text = (key: string) => (typeof search[key] === "string" ? search[key] : undefined);
  return { activityId: text("activity"), roomSlug: text("room") };
}
