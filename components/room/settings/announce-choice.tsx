"use client";

import { useTranslations } from "next-intl";
import { CheckField } from "../../ui/field";
import { useAnnouncesChanges } from "../use-announces-changes";

/** Whether this device announces who starts and finishes. */
export function AnnounceChoice() {
  const t = useTranslations("room.announce");
  const { isOn, setIsOn } = useAnnouncesChanges();
  return (
    <CheckField
      label={t("label")}
      hint={t("hint")}
      checked={isOn}
      onChange={({ currentTarget: { checked } }) => setIsOn(checked)}
    />
  );
}
