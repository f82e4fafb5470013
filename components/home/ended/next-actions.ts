import type { Activity } from "@/domain/api/activity";
import {
  brokenAfterMinutes,
  countPlannedMinutes,
  isWithinReach,
  MIN_MINUTES,
  suggestShorterLength,
  wasFittedToEnd,
} from "@/domain/focus-session/session-length";
import type { FocusSession } from "../../live/session";
import type { StartRequest } from "../start/use-start";

/** Sessions of this length and longer suggest the longer rest. */
const LONG_MINUTES = 45;
const REST_MINUTES = { short: MIN_MINUTES, long: 10 };

/** A start that is offered after a session. */
export interface NextAction {
  /** Key of its text under `session.ended`. */
  text: "again" | "restart" | "restartUntil" | "try" | "restFor" | "backTo";
  minutes: number;
  /** The end that is offered again, epoch ms; else null. */
  end: number | null;
  request: StartRequest;
}

interface Facts {
  session: FocusSession;
  /** The user's rest activity. */
  rest: Activity | undefined;
  /** The sessions of the day, to find the one before a rest. */
  today: readonly FocusSession[];
  /** Epoch ms. */
  now: number;
}

/** The starts to offer after a session, the recommended action first. Nothing starts by itself. */
export function listNextActions({ session, rest, today, now }: Facts): NextAction[] {
  const minutes = plannedMinutes(session);
  if (session.activity.isRest) {
    const before = findSessionBeforeRest(session, today);
    const same = repeat("again", session, minutes);
    return before ? [repeat("backTo", before, plannedMinutes(before)), same] : [same];
  }
  const restMinutes = minutes >= LONG_MINUTES ? REST_MINUTES.long : REST_MINUTES.short;
  const { roomSlug } = session;
  const resting = rest && {
    text: "restFor" as const,
    minutes: restMinutes,
    end: null,
    request: { activity: rest, minutes: restMinutes, roomSlug },
  };
  return [
    ...(session.status === "broken" ? restarts(session, now) : [repeat("again", session, minutes)]),
    resting,
  ].filter((action) => action !== undefined);
}

/** The same end again while it is within reach, else the same length; and a shorter one. */
function restarts(session: FocusSession, now: number): NextAction[] {
  const minutes = plannedMinutes(session);
  const end = session.plannedEnd;
  const isEndOffered = wasFittedToEnd(session) && isWithinReach(end, now);
  const restartOf = session.id;
  const same = repeat("restart", session, minutes, restartOf);
  const { minutes: _, ...request } = same.request;
  const again: NextAction = isEndOffered
    ? {
        ...same,
        text: "restartUntil",
        end,
        request: { ...request, until: new Date(end).toISOString() },
      }
    : same;
  const lasted = brokenAfterMinutes(session) ?? minutes - 1;
  const shorter = suggestShorterLength(lasted, minutes);
  return shorter === null ? [again] : [again, repeat("try", session, shorter, restartOf)];
}

function repeat(
  text: NextAction["text"],
  { activity, roomSlug, target }: FocusSession,
  minutes: number,
  restartOf: string | null = null,
): NextAction {
  return { text, minutes, end: null, request: { activity, minutes, roomSlug, target, restartOf } };
}

const plannedMinutes = (session: FocusSession) =>
  Math.max(MIN_MINUTES, countPlannedMinutes(session));

/** The last session of the day before this rest that was not a rest itself. */
function findSessionBeforeRest(
  rest: FocusSession,
  today: readonly FocusSession[],
): FocusSession | undefined {
  const earlier = today.filter(
    ({ activity, startedAt }) => !activity.isRest && startedAt < rest.startedAt,
  );
  return earlier.toSorted((a, b) => b.startedAt - a.startedAt)[0];
}
