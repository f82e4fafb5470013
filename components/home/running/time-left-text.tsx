"use client";

import { useTranslations } from "next-intl";
import type { FocusSession } from "../../live/session";
import { useTick } from "../../live/use-tick";
import { classNames } from "../../ui/class-names";
import { formatTimeLeft, msLeft } from "./time-left";

/** Silent for screen readers while it ticks; they can read it on demand. */
export function TimeLeft({ session, className }: { session: FocusSession; className: string }) {
  const t = useTranslations("session");
  const now = useTick(1_000);
  return (
    <p
      role="timer"
      translate="no"
      aria-live="off"
      aria-label={t("timeLeft")}
      className={classNames(
        "shrink-0 font-semibold tracking-tight whitespace-nowrap tabular-nums",
        className,
      )}
    >
      {formatTimeLeft(msLeft(session, now))}
    </p>
  );
}
