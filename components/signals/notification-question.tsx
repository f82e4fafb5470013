"use client";

import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { Button } from "../ui/button";
import { type NotificationState, requestNotifications } from "./notification";
import { areSettingsKept } from "./settings-store";
import { useNotificationState, useSignalSettings } from "./use-signal-settings";

const subscribeToNothing = () => () => {};

/**
 * Asks once on each device whether to notify when a session ends. The browser asks for its own
 * permission only after Yes. Not for the screen of a running session.
 */
export function NotificationQuestion() {
  const t = useTranslations("signals.question");
  const [settings, change] = useSignalSettings();
  const permission = useNotificationState();
  // Without storage the answer would be forgotten, and the question would come again and again.
  const isKept = useSyncExternalStore(subscribeToNothing, areSettingsKept, () => false);
  const [answer, setAnswer] = useState<NotificationState | null>(null);

  async function accept() {
    const state = await requestNotifications();
    setAnswer(state);
    change({ notifies: true, wasAsked: true });
  }
  if (answer !== null) {
    return (
      <p role="status" className="text-sm text-soft">
        {t(answer === "allowed" ? "allowed" : "refused")}
      </p>
    );
  }
  if (settings.wasAsked || permission !== "ask" || !isKept) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="text-sm text-soft">{t("text")}</p>
      <div className="flex gap-2">
        <Button size="small" onClick={accept}>
          {t("yes")}
        </Button>
        <Button size="small" tone="quiet" onClick={() => change({ wasAsked: true })}>
          {t("no")}
        </Button>
      </div>
    </div>
  );
}
