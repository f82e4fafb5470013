"use client";

import { useTranslations } from "next-intl";
import type { GroupSession } from "@/domain/api/group-session";
import { parseInstant } from "@/domain/time/instant";
import { useFormatDuration } from "../format/use-format-duration";
import { useFormatInstant } from "../format/use-format-instant";
import { useTick } from "../live/use-tick";

const TICK_MS = 15_000;
const MINUTE_MS = 60_000;
/** Further ahead, the day says enough. */
const COUNTED_MINUTES = 24 * 60;

/** "in 43 min", "running until 22:50" or that it was missed. */
export function GroupSessionState({ session }: { session: Pick<GroupSession, "next" | "state"> }) {
  const { next, state } = session;
  const t = useTranslations("groupSession");
  const format = useFormatInstant();
  const formatDuration = useFormatDuration();
  const now = useTick(TICK_MS);
  if (!next) return null;
  if (state === "missed") return t("missed");
  const left = Math.ceil((parseInstant(next.startsAt) - now) / MINUTE_MS);
  if (state === "running") return t("running", { time: format.time(next.endsAt) });
  if (left <= 0) return t("startsNow");
  return t("in", {
    duration: formatDuration(left < COUNTED_MINUTES ? left : left - (left % 60)),
  });
}
