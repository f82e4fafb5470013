"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../format/reader-zone";
import { findChosenActivity, parseLength } from "../../home/start/start-form-state";
import type { SessionPanelState } from "../../home/use-session-panel";
import { useTick } from "../../live/use-tick";
import type { PlannedSession } from "../../timeline/planned";

const MINUTE_MS = 60_000;

type Planned = ReadonlyMap<string, readonly PlannedSession[]>;

/** The session that the start form would start now, for the viewer's row; nothing while it is hidden. */
export function usePlannedStart(panel: SessionPanelState): readonly PlannedSession[] {
  const t = useTranslations("room");
  const zone = useReaderZone();
  const now = useTick(MINUTE_MS);
  const { form, activities } = panel;
  const isShown = panel.running === null && panel.ended === null;
  const activity = findChosenActivity(activities, form.activityId);
  const length = isShown ? parseLength(form.length, now) : null;
  const minutes = length && "minutes" in length ? length.minutes : null;
  const until = length && "until" in length ? length.until.getTime() : null;
  const to = until ?? (minutes === null ? null : now + minutes * MINUTE_MS);
  const hue = activity?.isRest ? "rest" : (activity?.color ?? "none");
  const label = to === null ? undefined : t("plannedUntil", { time: clockTime(to, zone) });
  return useMemo(
    () => (to === null ? [] : [{ key: "start", from: now, to, hue, label }]),
    [now, to, hue, label],
  );
}

/** All sessions that have not started, by user id. The rows of the other members stay the same. */
export function usePlanned(
  joined: Planned,
  start: readonly PlannedSession[],
  viewerId: string,
): Planned {
  return useMemo(
    () => new Map(joined).set(viewerId, [...start, ...(joined.get(viewerId) ?? [])]),
    [joined, start, viewerId],
  );
}
