"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Current, FocusSession } from "@/domain/api/wire";
import { serverClock } from "../../live/clock";
import { useCurrent } from "../../live/use-current";
import { TabIcon } from "./favicon";
import { nameTabUntilSeen } from "./flash-title";
import { timeLeft } from "./time-left";

const NOTHING_SAID: Current = { session: null, serverNow: new Date(0).toISOString() };

/**
 * Shows the running session in the browser tab of any page: `18:04 · Lab report`, and the block
 * filling as its icon; once it is complete, `Done · Lab report` until somebody looks. Draws nothing in the page itself.
 */
export function TabStatus() {
  const t = useTranslations("session");
  const { session } = useCurrent(NOTHING_SAID);
  const running = session?.status === "running" ? session : null;
  const name = running?.activity.name;
  const hue = running?.activity.color;
  const startedAt = running ? Date.parse(running.startedAt) : 0;
  const end = running ? Date.parse(running.plannedEnd) : 0;

  useEffect(() => {
    if (name === undefined || hue === undefined) return;
    const icon = new TabIcon(hue);
    let ownTitle = "";
    let pageTitle = document.title;
    function show() {
      const left = Math.min(end - serverClock.now(), end - startedAt);
      // The router may have named another page meanwhile.
      if (document.title !== ownTitle) pageTitle = document.title;
      ownTitle = `${timeLeft(left)} · ${name}`;
      document.title = ownTitle;
      icon.show(1 - left / (end - startedAt));
    }
    show();
    const timer = setInterval(show, 1_000);
    return () => {
      clearInterval(timer);
      if (document.title === ownTitle) document.title = pageTitle;
      icon.restore();
    };
  }, [name, hue, startedAt, end]);

  const ran = useRef<FocusSession | null>(null);
  useEffect(() => {
    const gone = ran.current;
    ran.current = running;
    const isComplete = gone && serverClock.now() >= Date.parse(gone.plannedEnd);
    if (running || !isComplete) return;
    return nameTabUntilSeen(t("doneTab", { activity: gone.activity.name }));
  }, [running, t]);
  return null;
}
