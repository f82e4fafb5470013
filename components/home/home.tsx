"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useCurrent } from "../live/use-current";
import { Announcer } from "./announcer";
import { workBefore } from "./ended/session-before-rest";
import { useEnded } from "./ended/use-ended";
import type { HomeData } from "./home-data";
import { firstDraft } from "./start/start-form-state";
import { StartScreen } from "./start/start-screen";
import { useStart } from "./start/use-start";
import { useWish } from "./start/use-start-link";
import { useHomeData } from "./use-home-data";
import { useMyRooms } from "./use-my-rooms";

// Neither is needed to start; each is fetched a step ahead, so that no turn waits for the network.
const loadSessionScreen = () =>
  import("./running/session-screen").then((module) => module.SessionScreen);
const SessionScreen = dynamic(loadSessionScreen);
const loadEndedScreen = () => import("./ended/ended-screen").then((module) => module.EndedScreen);
const EndedScreen = dynamic(loadEndedScreen);

/**
 * The page `/`: the form while nothing runs, the session while one does, and what became of it
 * when it ended. It turns from one to the other by itself, on every device.
 */
export function Home({ data }: { data: HomeData }) {
  return <TodayAsWished key={useWish(data.wish)} data={data} />;
}

function TodayAsWished({ data }: { data: HomeData }) {
  const current = useCurrent(data.current, data.isSignedIn);
  const { activities, sessions, renew } = useHomeData(data, current);
  const { ended, leaving, end, review, dismiss } = useEnded(current, data.ended, renew);
  const starter = useStart(data.isSignedIn, current.session);
  const [draft, setDraft] = useState(() => firstDraft({ ...data, activities }));
  const running = current.session?.status === "running" ? current.session : leaving;
  const isRunning = running !== null;
  const known = useMyRooms(data, (running ?? ended)?.roomSlug ?? null);
  useEffect(() => {
    if (starter.isBusy) void loadSessionScreen().catch(() => undefined);
    if (isRunning) void loadEndedScreen().catch(() => undefined);
  }, [starter.isBusy, isRunning]);

  return (
    <>
      <Announcer running={running} ended={ended} />
      {running && (
        <SessionScreen
          key={running.id}
          session={running}
          known={known}
          failure={starter.failure}
          onEnded={end}
        />
      )}
      {!running && ended && (
        <EndedScreen
          key={ended.id}
          session={ended}
          room={known.rooms.find(({ slug }) => slug === ended.roomSlug)}
          rest={activities.find(({ isRest }) => isRest)}
          before={workBefore(ended, sessions)}
          starter={starter}
          onReviewed={review}
          onDone={() => {
            starter.forget();
            dismiss();
          }}
        />
      )}
      {!running && !ended && (
        <StartScreen
          data={data}
          activities={activities}
          sessions={sessions}
          rooms={known.rooms}
          draft={draft}
          onDraft={setDraft}
          starter={starter}
        />
      )}
    </>
  );
}
