"use client";

import { useTranslations } from "next-intl";
import type { FocusSession } from "../../live/session";
import { IsolatedText, isolate } from "../../ui/isolated-text";

/** The line about things to leave alone; nobody else sees it. */
export function LeavingAlone({ session: { leaveAlone } }: { session: FocusSession }) {
  const t = useTranslations("session");
  if (!leaveAlone) return null;
  return (
    <p className="text-sm text-soft short:hidden">
      <IsolatedText>{t("leavingAlone", { what: isolate(leaveAlone) })}</IsolatedText>
    </p>
  );
}
