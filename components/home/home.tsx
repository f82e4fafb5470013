"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { Announcer } from "../signals/announcer";
import { orLoadFailure } from "../ui/load-failure";
import type { HomeData } from "./home-data";
import { HomePage } from "./home-page";
import { useStartLink } from "./start/use-start-link";
import { useSessionPanel } from "./use-session-panel";

const FirstVisit = dynamic(() => import("./first-visit/first-visit").catch(orLoadFailure));

// The start form needs it only one step later; fetched ahead, so that it does not wait.
const loadSessionScreen = () =>
  import("./running/session-screen")
    .then((module) => ({ default: module.SessionScreen }))
    .catch(orLoadFailure);
const SessionScreen = dynamic(loadSessionScreen);

/**
 * The page `/`: the start form with the day below it while nothing runs, the session while one does,
 * and its result once it has ended. It changes from one to the other by itself, on every device.
 */
export function Home({ data }: { data: HomeData }) {
  return <HomeScreens key={useStartLink(data.startLink)} data={data} />;
}

function HomeScreens({ data }: { data: HomeData }) {
  const panel = useSessionPanel(data, data.startLink);
  const { running, ended, starter } = panel;
  // Somebody who becomes a guest here keeps the page, and an open dialog on it, until they start.
  const [isFirstVisit, setIsFirstVisit] = useState(!data.isSignedIn);
  if (isFirstVisit && panel.screen.kind !== "start") setIsFirstVisit(false);
  useEffect(() => {
    if (starter.isBusy) void loadSessionScreen().catch(() => undefined);
  }, [starter.isBusy]);
  return (
    <>
      <Announcer running={running} ended={ended} />
      {running && (
        <SessionScreen
          key={running.id}
          session={running}
          known={panel.known}
          failure={starter.failure}
          onEnded={panel.onBroken}
        />
      )}
      {!running && !isFirstVisit && <HomePage data={data} panel={panel} />}
      {!running && isFirstVisit && <FirstVisit data={data} panel={panel} />}
    </>
  );
}
