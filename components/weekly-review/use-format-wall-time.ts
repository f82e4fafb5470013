import { useTranslations } from "next-intl";
import { clockTime } from "../format/clock-time";
import { minutesLeft } from "../timeline/geometry";
import type { SessionWords } from "../timeline/use-format-session";
import type { WallSession } from "./day-timeline";

/** Puts sessions into words by the clock that was on the wall. `now` is epoch ms. */
export function useFormatWallTime(): (wall: WallSession, now: number) => SessionWords {
  const t = useTranslations("timeline");
  return ({ session, shiftMs }, now) => {
    const time = (iso: string) => clockTime(Date.parse(iso), "UTC");
    const { status } = session;
    const activity = session.activity.name;
    const from = time(session.startedAt);
    const planned = time(session.plannedEnd);
    const to = session.brokenAt ? time(session.brokenAt) : planned;
    const minutes = minutesLeft(session, now + shiftMs);
    return {
      activity,
      status: t("status", { status }),
      from,
      to,
      planned,
      sentence: t(`sentence.${status}`, { activity, from, to, planned, minutes }),
    };
  };
}
