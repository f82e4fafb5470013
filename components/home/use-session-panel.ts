"use client";

import { useState } from "react";
import type { Activity } from "@/domain/api/activity";
import type { Seat } from "../live/seat";
import type { FocusSession } from "../live/session";
import { useCurrentSession } from "../live/use-current-session";
import type { MyRoom, SessionData } from "./home-data";
import type { HomeScreen } from "./home-state";
import { initialFormState, type StartFormState, type StartLink } from "./start/start-form-state";
import { type Starter, useStart } from "./start/use-start";
import { useHomeData } from "./use-home-data";
import { useHomeState } from "./use-home-state";
import { type KnownRooms, useMyRooms } from "./use-my-rooms";

/** The room whose page shows the panel: sessions start in it. */
export interface PanelPlace {
  room: Pick<
    MyRoom,
    "slug" | "name" | "sharing" | "isCoachingRoom" | "role" | "alsoCoaches" | "awaitsAgreement"
  >;
  /** Who is in the room now, to show who finished together. */
  seats: readonly Seat[];
  /** Opens the settings for what the room sees. */
  onChangeSharing: () => void;
}

/** The state of the session panel. The page reads it too, e.g. to offer no start while one runs. */
export interface SessionPanelState {
  data: SessionData;
  screen: HomeScreen;
  /** Runs, or has just stopped and the server is asked how it ended. */
  running: FocusSession | null;
  ended: FocusSession | null;
  /** Activities that are not archived, recent first. */
  activities: Activity[];
  /** The sessions of the local day, newest first. */
  sessions: FocusSession[];
  /** Targets that were not reached, the newest first. */
  unfinished: SessionData["unfinished"];
  /** Today, `YYYY-MM-DD`, in the account's zone. */
  day: string;
  known: KnownRooms;
  starter: Starter;
  form: StartFormState;
  setForm: (form: StartFormState) => void;
  onBroken: (session: FocusSession) => void;
  onReviewed: (session: FocusSession) => void;
  /** Closes the ended session, in all tabs of this browser. */
  dismiss: () => void;
}

/**
 * Follows the user's session on a page, from start to end, on every device.
 *
 * @param startLink the choices that the page preselects: in a room, the room.
 */
export function useSessionPanel(data: SessionData, startLink: StartLink): SessionPanelState {
  const current = useCurrentSession(data.current, data.isSignedIn);
  const { activities, sessions, unfinished, day, refresh } = useHomeData(data, current);
  const { screen, onBroken, onReviewed, dismiss } = useHomeState(current, data.ended, refresh);
  const starter = useStart(data.isSignedIn, current.session);
  const [form, setForm] = useState(() => initialFormState({ ...data, activities, startLink }));
  const ended = screen.kind === "ended" ? screen.session : null;
  const running = screen.kind === "running" || screen.kind === "ending" ? screen.session : null;
  const known = useMyRooms(data, (running ?? ended)?.roomSlug ?? null);
  return {
    data,
    screen,
    running,
    ended,
    activities,
    sessions,
    unfinished,
    day,
    known,
    starter,
    form,
    setForm,
    onBroken,
    onReviewed,
    dismiss: () => {
      starter.clearFailure();
      dismiss();
    },
  };
}
