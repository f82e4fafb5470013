import { useTranslations } from "next-intl";
import type { ChosenLength } from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { Button } from "../../ui/button";

interface StartButtonProps {
  length: ChosenLength | null;
  now: number;
  /** Null while it is unknown: then no clock time stands on the button. */
  timeZone: string | null;
  isBusy: boolean;
}

/** "Start 45 · until 11:17": what will happen stands on the button. */
export function StartButton({ length, now, timeZone, isBusy }: StartButtonProps) {
  const t = useTranslations("home");
  function words() {
    if (!length) return t("startPlain");
    const { minutes, end } = startedNow(length, now);
    if (timeZone === null) return t("startMinutes", { minutes });
    return t("start", { minutes, time: clockTime(end, timeZone) });
  }
  return (
    <Button type="submit" tone="primary" size="large" aria-disabled={isBusy} className="w-full">
      {isBusy ? t("starting") : words()}
    </Button>
  );
}

function startedNow(length: ChosenLength, now: number) {
  if ("minutes" in length) {
    return { minutes: length.minutes, end: now + length.minutes * 60_000 };
  }
  const end = length.until.getTime();
  return { minutes: Math.floor((end - now) / 60_000), end };
}
