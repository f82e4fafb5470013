"use client";

import dynamic from "next/dynamic";
import { useEffect } from "react";
import { Announcer } from "../signals/announcer";
import { orLoadFailure } from "../ui/load-failure";
import { StartForm } from "./start/start-form";
import type { PanelPlace, SessionPanelState } from "./use-session-panel";

// The start form needs neither; each is fetched one step ahead, so that none waits for the network.
const loadRunningCard = () => import("./running/running-card").catch(orLoadFailure);
const RunningCard = dynamic(loadRunningCard);
const loadEndedPanel = () => import("./ended/ended-panel").catch(orLoadFailure);
const EndedPanel = dynamic(loadEndedPanel);

interface SessionPanelProps {
  panel: SessionPanelState;
  /** Null outside rooms, where the form has a room picker. */
  place: PanelPlace | null;
  /** The start form as one bar, or as a panel with larger parts and a room picker. */
  layout: "bar" | "panel";
}

/**
 * Start, running session and its end in one place: a form while nothing runs, the session while one
 * does, and its result once it has ended. It changes from one to the other by itself.
 */
export function SessionPanel({ panel, place, layout }: SessionPanelProps) {
  const { running, ended, starter } = panel;
  const isRunning = running !== null;
  useEffect(() => {
    if (starter.isBusy) void loadRunningCard().catch(() => undefined);
    if (isRunning) void loadEndedPanel().catch(() => undefined);
  }, [starter.isBusy, isRunning]);
  return (
    <>
      {place && <Announcer running={running} ended={ended} />}
      {running && (
        <RunningCard key={running.id} session={running} panel={panel} roomSlug={place?.room.slug} />
      )}
      {ended && (
        <EndedPanel key={ended.id} session={ended} panel={panel} seats={place?.seats ?? null} />
      )}
      {!running && !ended && <StartForm panel={panel} place={place} layout={layout} />}
    </>
  );
}
