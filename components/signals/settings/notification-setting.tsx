"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../ui/button";
import { CheckField } from "../../ui/field";
import { requestNotifications, showNotification } from "../notification";
import { useNotificationState, useSignalSettings } from "../use-signal-settings";

/** On or off, a test, and what to do where the browser does not allow it. */
export function NotificationSetting() {
  const t = useTranslations("signals.settings.notification");
  const state = useNotificationState();
  const [{ notifies }, change] = useSignalSettings();
  const [isTested, setIsTested] = useState(false);
  const isOn = notifies && state === "allowed";

  async function turn(isWanted: boolean) {
    if (isWanted && state === "ask") await requestNotifications();
    change({ notifies: isWanted, wasAsked: true });
  }
  function test() {
    setIsTested(showNotification({ title: t("example"), tag: "stint test", isSilent: false }));
  }
  if (state === "unsupported" || state === "insecure" || state === "blocked") {
    return (
      <div>
        <p className="text-sm font-semibold">{t("label")}</p>
        <p className="text-sm text-soft">{t(state)}</p>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <CheckField
        label={t("label")}
        hint={t("hint")}
        checked={isOn}
        disabled={state === null}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {isOn && (
        <Button size="small" onClick={test}>
          {t("test")}
        </Button>
      )}
      <p role="status" className="w-full text-sm text-soft empty:hidden">
        {isOn && isTested ? t("tested") : ""}
      </p>
    </div>
  );
}
