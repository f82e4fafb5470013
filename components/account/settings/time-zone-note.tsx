"use client";

import { useTranslations } from "next-intl";

/** Which zone decides to which day a session belongs; it follows the browser by itself. */
export function TimeZoneNote({ accountZone }: { accountZone: string }) {
  const t = useTranslations("account.zone");
  return (
    <div>
      <p className="text-sm font-semibold">{t("label")}</p>
      <p>{accountZone.replaceAll("_", " ")}</p>
      <p className="text-sm text-soft">{t("hint")}</p>
    </div>
  );
}
