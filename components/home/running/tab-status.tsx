"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { serverClock } from "../../live/server-clock";
import type { CurrentSession, FocusSession } from "../../live/session";
import { useCurrentSession } from "../../live/use-current-session";

const UNKNOWN: CurrentSession = { session: null, serverNow: 0 };

/**
 * Shows the running session in the browser tab on every page. Once it has completed, shows
 * `Done · Lab report` until the user looks. Renders nothing.
 */
export function TabStatus() {
  const t = useTranslations("session.tab");
  const { session } = useCurrentSession(UNKNOWN);
  const running = session?.status === "running" ? session : null;
  const name = running?.activity.name;
  const hue = running?.activity.color;
  const startedAt = running?.startedAt ?? 0;
  const end = running?.plannedEnd ?? 0;

  useEffect(() => {
    if (name === undefined || hue === undefined) return;
    return onceLoaded(
      import("./tab-title").then(
        ({ showSession }) =>
          () =>
            showSession({ name, hue, startedAt, end }),
      ),
    );
  }, [name, hue, startedAt, end]);

  const previous = useRef<FocusSession | null>(null);
  useEffect(() => {
    const ended = previous.current;
    previous.current = running;
    const isComplete = ended && serverClock.now() >= ended.plannedEnd;
    if (running || !isComplete) return;
    const title = t("done", { activity: ended.activity.name });
    return onceLoaded(
      import("./tab-title").then(
        ({ showUntilSeen }) =>
          () =>
            showUntilSeen(title),
      ),
    );
  }, [running, t]);
  return null;
}

/** Runs an effect whose code is loaded only with a running session. Returns its cleanup. */
function onceLoaded(loading: Promise<() => () => void>): () => void {
  let isOver = false;
  let stop = () => {};
  loading.then(
    (effect) => {
      if (!isOver) stop = effect();
    },
    () => undefined,
  );
  return () => {
    isOver = true;
    stop();
  };
}
