"use client";

import { useTranslations } from "next-intl";
import type { ChosenLength } from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { Button } from "../../ui/button";

interface StartButtonProps {
  length: ChosenLength | null;
  now: number;
  /** Null while it is unknown: then the button shows no clock time. */
  timeZone: string | null;
  isBusy: boolean;
  className: string;
}

/** "Start 45 min until 11:17": the button says what it will do. */
export function StartButton({ length, now, timeZone, isBusy, className }: StartButtonProps) {
  const t = useTranslations("home");
  function label() {
    if (!length) return t("startPlain");
    const { minutes, end } = previewSession(length, now);
    if (timeZone === null) return t("startMinutes", { minutes });
    return t.rich("startUntil", {
      minutes,
      time: clockTime(end, timeZone),
      end: (text) => <span className="ps-1 font-normal opacity-80">{text}</span>,
    });
  }
  return (
    <Button
      type="submit"
      tone="primary"
      size="large"
      aria-disabled={isBusy}
      className={`tabular-nums sm:whitespace-nowrap ${className}`}
    >
      {/* One flex item: the end is an element of its own. */}
      <span>{isBusy ? t("starting") : label()}</span>
    </Button>
  );
}

/** Whole minutes and end (epoch ms) of a session that would start at `now`. */
export function previewSession(length: ChosenLength, now: number) {
  if ("minutes" in length) {
    return { minutes: length.minutes, end: now + length.minutes * 60_000 };
  }
  const end = length.until.getTime();
  return { minutes: Math.floor((end - now) / 60_000), end };
}
