"use client";

import { useTranslations } from "next-intl";
import type { FocusSession } from "@/domain/api/wire";
import { useTick } from "../../live/use-tick";
import { msLeft, timeLeft } from "./time-left";

/** The one big number. Silent to screen readers while it ticks; asked for, it says its name. */
export function TimeLeftNumber({ session }: { session: FocusSession }) {
  const t = useTranslations("session");
  const now = useTick(1_000);
  return (
    <p
      role="timer"
      aria-live="off"
      aria-label={t("timeLeft")}
      className="shrink-0 text-display font-semibold tracking-tight whitespace-nowrap tabular-nums"
    >
      {timeLeft(msLeft(session, now))}
    </p>
  );
}
