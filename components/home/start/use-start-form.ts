"use client";

import { type FormEvent, useState } from "react";
import type { Activity } from "@/domain/api/activity";
import type { ChosenLength } from "@/domain/focus-session/session-length";
import { findDayPart } from "@/domain/time/day-part";
import { useKnownZone } from "../../format/reader-zone";
import { zonedHour } from "../../format/zoned-time";
import { useTick } from "../../live/use-tick";
import type { PanelPlace, SessionPanelState } from "../use-session-panel";
import { findChosenActivity, parseLength, type StartFormState } from "./start-form-state";
import { type LengthAdvice, suggestLength } from "./suggested-length";

/** The parts of the form whose choices unfold. */
export type Part = "activity" | "length";

export interface StartFormApi {
  now: number;
  /** Null while it is unknown. */
  timeZone: string | null;
  activity: Activity | undefined;
  /** Null while it is not valid. */
  length: ChosenLength | null;
  advice: LengthAdvice | null;
  /** The room that the session starts in; null for a personal one. */
  room: PanelPlace["room"] | null;
  unfolded: Part | null;
  setUnfolded: (part: Part | null) => void;
  /** Start was pressed with an invalid length. */
  isInvalid: boolean;
  change: (part: Partial<StartFormState>) => void;
  submit: (event: FormEvent) => void;
}

const TICK_MS = 15_000;

/** The choices of the start form, and its actions. */
export function useStartForm(panel: SessionPanelState, place: PanelPlace | null): StartFormApi {
  const { data, form, setForm, activities, known, starter } = panel;
  const timeZone = useKnownZone();
  const now = useTick(TICK_MS);
  const [unfolded, setUnfolded] = useState<Part | null>(null);
  const [isInvalid, setIsInvalid] = useState(false);
  const length = parseLength(form.length, now);
  const activity = findChosenActivity(activities, form.activityId);
  const dayPart = timeZone ? findDayPart(zonedHour(now, timeZone)) : null;
  const advice = suggestLength(data.advice, { activityId: activity?.id, length, dayPart });
  // A room that the user left meanwhile is not offered, so nothing starts in it.
  const chosen = known.rooms.find(({ slug }) => slug === form.roomSlug);
  const room = place?.room ?? chosen ?? null;

  function change(part: Partial<StartFormState>) {
    setIsInvalid(false);
    starter.clearFailure();
    setForm({ ...form, ...part });
  }

  async function start() {
    if (!length || !activity) {
      setUnfolded("length");
      setIsInvalid(true);
      return;
    }
    const until = "until" in length ? { until: length.until.toISOString() } : length;
    const target = form.target.trim() || null;
    const roomSlug = room?.slug ?? null;
    const leaveAlone = form.leaveAlone.trim() || null;
    const session = await starter.start({ activity, ...until, target, leaveAlone, roomSlug });
    if (!session) return;
    setForm({ ...form, target: "", leaveAlone: "" });
    // A reload must not follow the start link again. The user may have left the page.
    if (location.pathname === "/" && location.search) history.replaceState(null, "", "/");
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void start();
  }

  return {
    ...{ now, timeZone, activity, length, advice, room, unfolded, setUnfolded, isInvalid },
    ...{ change, submit },
  };
}
