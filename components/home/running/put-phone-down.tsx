"use client";

import { useTranslations } from "next-intl";
import { useRenderedAt } from "../../live/server-time";
import { useDeadline } from "../../live/use-deadline";

/** How long after the start a phone asks to be put down. */
const ASKS_MS = 20_000;

/** "Put your phone down." on a phone, in the first seconds only; then a hint on how to end early. */
export function PutPhoneDown({ startedAt }: { startedAt: number }) {
  const t = useTranslations("session.end");
  const until = startedAt + ASKS_MS;
  const now = useDeadline((at) => (until > at ? until : null), useRenderedAt());
  return (
    <p>
      <span className="sm:pointer-fine:hidden">{t(now < until ? "putDown" : "screen")}</span>{" "}
      <span>{t("why")}</span>
    </p>
  );
}
