"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../ui/button";

/** "I wasn't focused": explains what it does before it counts, because it cannot be undone. */
export function ConfirmUnfocused({ onConfirm }: { onConfirm: () => void }) {
  const t = useTranslations("session.review");
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <div>
        <Button size="small" onClick={() => setIsAsking(true)}>
          {t("drifted")}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p>{t("driftedMeans")}</p>
      <Button size="small" autoFocus onClick={onConfirm}>
        {t("driftedYes")}
      </Button>
      <Button size="small" tone="plain" onClick={() => setIsAsking(false)}>
        {t("driftedNo")}
      </Button>
    </div>
  );
}
