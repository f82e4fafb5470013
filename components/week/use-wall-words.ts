import { useTranslations } from "next-intl";
import { clockTime } from "../timeline/clock-time";
import { minutesLeft } from "../timeline/geometry";
import type { SessionWords } from "../timeline/use-session-words";
import type { WallSession } from "./week-line";

/** Puts sessions into words by the clock that was on the wall. `now` is epoch ms. */
export function useWallWords(): (wall: WallSession, now: number) => SessionWords {
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
      sentence: t("sentence", { status, activity, from, to, planned, minutes }),
    };
  };
}
