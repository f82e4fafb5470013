"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { serverClock } from "../../live/server-clock";
import type { CurrentSession, FocusSession } from "../../live/session";
import { useCurrentSession } from "../../live/use-current-session";
import type { Favicon } from "./favicon";
import { formatTimeLeft } from "./time-left";

const UNKNOWN: CurrentSession = { session: null, serverNow: 0 };

/**
 * Shows the running session in the browser tab on every page: `18:04 · Lab report` and a favicon
 * that fills. Once it has completed, `Done · Lab report` until the user looks. Renders nothing.
 */
export function TabStatus() {
  const t = useTranslations("session");
  const { session } = useCurrentSession(UNKNOWN);
  const running = session?.status === "running" ? session : null;
  const name = running?.activity.name;
  const hue = running?.activity.color;
  const startedAt = running?.startedAt ?? 0;
  const end = running?.plannedEnd ?? 0;

  useEffect(() => {
    if (name === undefined || hue === undefined) return;
    let icon: Favicon | null = null;
    let isOver = false;
    let ownTitle = "";
    let pageTitle = document.title;
    function show() {
      const left = Math.min(end - serverClock.now(), end - startedAt);
      // The router may have set another page's title meanwhile.
      if (document.title !== ownTitle) pageTitle = document.title;
      ownTitle = `${formatTimeLeft(left)} · ${name}`;
      document.title = ownTitle;
      icon?.show(1 - left / (end - startedAt));
    }
    show();
    // Without the icon, the title still shows the time left.
    import("./favicon").then(
      (module) => {
        if (isOver) return;
        icon = new module.Favicon(hue);
        show();
      },
      () => undefined,
    );
    const timer = setInterval(show, 1_000);
    return () => {
      isOver = true;
      clearInterval(timer);
      if (document.title === ownTitle) document.title = pageTitle;
      icon?.restore();
    };
  }, [name, hue, startedAt, end]);

  const previous = useRef<FocusSession | null>(null);
  useEffect(() => {
    const ended = previous.current;
    previous.current = running;
    const isComplete = ended && serverClock.now() >= ended.plannedEnd;
    if (running || !isComplete) return;
    return flashTitle(t("doneTab", { activity: ended.activity.name }));
  }, [running, t]);
  return null;
}

const isPageFocused = () => document.visibilityState === "visible" && document.hasFocus();

/**
 * Shows `title` in the browser tab until the user looks at the page; not at all if they already do.
 * Returns a function that restores the page's title.
 */
function flashTitle(title: string): () => void {
  if (isPageFocused()) return () => undefined;
  const pageTitle = document.title;
  document.title = title;
  function stop() {
    document.removeEventListener("visibilitychange", check);
    removeEventListener("focus", check);
    if (document.title === title) document.title = pageTitle;
  }
  function check() {
    if (isPageFocused()) stop();
  }
  document.addEventListener("visibilitychange", check);
  addEventListener("focus", check);
  return stop;
}
