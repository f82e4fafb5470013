"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useCurrentSession } from "../live/use-current-session";
import { orLoadFailure } from "../ui/load-failure";
import { Announcer } from "./announcer";
import type { HomeData } from "./home-data";
import { initialFormState } from "./start/start-form-state";
import { StartScreen } from "./start/start-screen";
import { useStart } from "./start/use-start";
import { useStartLink } from "./start/use-start-link";
import { useHomeData } from "./use-home-data";
import { useHomeState } from "./use-home-state";
import { useMyRooms } from "./use-my-rooms";

// The start form needs neither; each is fetched one step ahead, so that none waits for the network.
const loadSessionScreen = () =>
  import("./running/session-screen")
    .then((module) => ({ default: module.SessionScreen }))
    .catch(orLoadFailure);
const SessionScreen = dynamic(loadSessionScreen);
const loadEndedScreen = () =>
  import("./ended/ended-screen")
    .then((module) => ({ default: module.EndedScreen }))
    .catch(orLoadFailure);
const EndedScreen = dynamic(loadEndedScreen);

/**
 * The page `/`: the start form while nothing runs, the session while one does, and its result once
 * it has ended. It changes from one to the other by itself, on every device.
 */
export function Home({ data }: { data: HomeData }) {
  return <HomeScreens key={useStartLink(data.startLink)} data={data} />;
}

function HomeScreens({ data }: { data: HomeData }) {
  const current = useCurrentSession(data.current, data.isSignedIn);
  const { activities, sessions, refresh } = useHomeData(data, current);
  const { screen, onBroken, onReviewed, dismiss } = useHomeState(current, data.ended, refresh);
  const starter = useStart(data.isSignedIn, current.session);
  const [form, setForm] = useState(() => initialFormState({ ...data, activities }));
  const ended = screen.kind === "ended" ? screen.session : null;
  const running = screen.kind === "running" || screen.kind === "ending" ? screen.session : null;
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
          onEnded={onBroken}
        />
      )}
      {ended && (
        <EndedScreen
          key={ended.id}
          session={ended}
          room={known.rooms.find(({ slug }) => slug === ended.roomSlug)}
          rest={activities.find(({ isRest }) => isRest)}
          today={sessions}
          starter={starter}
          onReviewed={onReviewed}
          onDone={() => {
            starter.clearFailure();
            dismiss();
          }}
        />
      )}
      {screen.kind === "start" && (
        <StartScreen
          data={data}
          activities={activities}
          sessions={sessions}
          rooms={known.rooms}
          form={form}
          onFormChange={setForm}
          starter={starter}
        />
      )}
    </>
  );
}
