"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Card } from "../../ui/card";
import { CheckField } from "../../ui/field";
import { areSettingsKept } from "../settings-store";
import { useSignalSettings } from "../use-signal-settings";
import { canVibrate, vibrate } from "../vibration";
import { NotificationSetting } from "./notification-setting";
import { SoundSetting } from "./sound-setting";

const subscribeToNothing = () => () => {};

/** How this device tells that a session ended, and what it cannot do. */
export function SignalsSection() {
  const t = useTranslations("signals.settings");
  const [settings, change] = useSignalSettings();
  const hasMotor = useSyncExternalStore(subscribeToNothing, canVibrate, () => null);
  const isKept = useSyncExternalStore(subscribeToNothing, areSettingsKept, () => true);

  function turnVibration(isWanted: boolean) {
    change({ vibrates: isWanted });
    if (isWanted) vibrate();
  }
  return (
    <Card title={t("title")} titleId="signals" className="flex flex-col gap-5">
      <p className="-mt-4 text-sm text-soft">{t(isKept ? "device" : "notKept")}</p>
      <SoundSetting />
      <NotificationSetting />
      {hasMotor === false ? (
        <div>
          <p className="text-sm font-semibold">{t("vibration")}</p>
          <p className="text-sm text-soft">{t("noVibration")}</p>
        </div>
      ) : (
        <CheckField
          label={t("vibration")}
          checked={settings.vibrates}
          disabled={hasMotor === null}
          onChange={(event) => turnVibration(event.currentTarget.checked)}
        />
      )}
      <CheckField
        label={t("fiveLeft")}
        hint={t("fiveLeftHint")}
        checked={settings.fiveLeft}
        onChange={(event) => change({ fiveLeft: event.currentTarget.checked })}
      />
    </Card>
  );
}
