import { addDays } from "../time/period";
import type { BreakReason } from "./break-reason";
import { type StatusFacts, statusAt } from "./status";

/** For how many local days after a session its target is offered again. */
const OFFERED_DAYS = 7;

const MAX_OFFERED = 3;

/** A session with a target, as far as it decides whether the target is offered again. */
export interface TargetedSession extends StatusFacts {
  target: string;
  /** The activity that is shown for it. */
  activityId: string;
  localDate: string;
  breakReason: BreakReason | null;
  /** The person asked not to be offered it again. */
  isDismissed: boolean;
}

/** The first local day whose targets are offered on `today`. */
export const findFirstOfferedDay = (today: string): string => addDays(today, -OFFERED_DAYS);

/**
 * The sessions whose targets are offered again, at most three. Of the sessions of an activity with
 * the same target the latest decides: it must be broken, on `today` or the seven days before, not
 * because the person finished early, and not be dismissed. Case and spacing make no difference.
 *
 * @param sessions newest first.
 */
export function findUnfinishedTargets<Session extends TargetedSession>(
  sessions: readonly Session[],
  { now, today }: { now: Date; today: string },
): Session[] {
  const latest = new Map<string, Session>();
  for (const session of sessions) {
    const key = targetKey(session);
    if (!latest.has(key)) latest.set(key, session);
  }
  return [...latest.values()]
    .filter(
      (session) =>
        statusAt(session, now) === "broken" &&
        session.breakReason !== "done_early" &&
        !session.isDismissed &&
        session.localDate >= findFirstOfferedDay(today),
    )
    .slice(0, MAX_OFFERED);
}

const targetKey = ({ activityId, target }: TargetedSession) =>
  `${activityId} ${target.trim().replace(/\s+/g, " ").toLowerCase()}`;
