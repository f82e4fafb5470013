import type { Metadata } from "next";
import { cookies } from "next/headers";
import { ENDED_COOKIE } from "@/components/home/ended/ended-cookie";
import { recentlyEnded } from "@/components/home/ended/recently-ended";
import { Home } from "@/components/home/home";
import type { HomeData } from "@/components/home/home-data";
import { lengthAdvice } from "@/components/home/start/length-advice";
import type { Wish } from "@/components/home/start/start-form-state";
import { ServerTime } from "@/components/live/server-time";
import { LEFT_COOKIE } from "@/components/shell/cookies";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import { localDay } from "@/domain/time/local-day";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";

type Search = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: { absolute: "Stint" } };

/** Home: start a session, or see the one that runs. Usable at once, without an account. */
export default async function TodayPage({ searchParams }: { searchParams: Promise<Search> }) {
  const wish = wishIn(await searchParams);
  const viewer = await requestViewer();
  const data = viewer ? await dataOf(viewer, wish) : await newcomerData(wish);
  return (
    <ServerTime now={data.current.serverNow}>
      <Home data={data} />
    </ServerTime>
  );
}

async function dataOf(viewer: { timeZone: string }, wish: Wish): Promise<HomeData> {
  const caller = await serverCaller();
  const now = await requestNow();
  const day = localDay(now, viewer.timeZone);
  const [current, activities, last, listed, rooms, sizing, jar] = await Promise.all([
    caller.focusSession.current(),
    caller.activity.list(),
    caller.focusSession.last(),
    caller.focusSession.list({ from: day, to: day }),
    caller.room.list(),
    caller.dashboard.sizing(),
    cookies(),
  ]);
  // Who follows a link to the form wants the form.
  const isPutAside = jar.get(ENDED_COOKIE)?.value === last?.id || hasWish(wish);
  return {
    isSignedIn: true,
    left: null,
    current,
    activities,
    last,
    ended: last && !isPutAside && recentlyEnded(last, now) ? last : null,
    day,
    timeZone: viewer.timeZone,
    listed,
    rooms,
    advice: lengthAdvice(sizing),
    wish,
  };
}

/** What a new person will have the moment they start: the defaults, named until they have ids. */
async function newcomerData(wish: Wish): Promise<HomeData> {
  return {
    isSignedIn: false,
    left: leftHow((await cookies()).get(LEFT_COOKIE)?.value),
    current: { session: null, serverNow: (await requestNow()).toISOString() },
    activities: DEFAULT_ACTIVITIES.map((activity) => ({
      ...activity,
      id: activity.name,
      archivedAt: null,
    })),
    last: null,
    ended: null,
    day: "",
    timeZone: "UTC",
    listed: { items: [], nextCursor: null },
    rooms: [],
    advice: [],
    wish,
  };
}

const leftHow = (said: string | undefined) =>
  said === "signedOut" || said === "deleted" ? said : null;

const hasWish = (wish: Wish) => Object.values(wish).some((part) => part !== undefined);

function wishIn(search: Search): Wish {
  const text = (key: string) => (typeof search[key] === "string" ? search[key] : undefined);
  return { activityId: text("activity"), roomSlug: text("room") };
}
