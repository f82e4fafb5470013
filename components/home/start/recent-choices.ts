import { fitToMinutes } from "@/domain/focus-session/default-length";
import { wasFittedToEnd } from "@/domain/focus-session/session-length";
import type { FocusSession } from "../../live/session";

/** Activity, length and room of a session, as a chip offers them. */
export interface StartChoice {
  activityId: string;
  minutes: number;
  roomSlug: string | null;
}

const MAX_RECENT = 3;

/**
 * The choices of the latest sessions, without rests and without the one started last, which is
 * preselected anyway. A length that was fitted to an end is replaced by the closest preset.
 *
 * @param sessions newest first.
 */
export function listRecentChoices(sessions: readonly FocusSession[]): StartChoice[] {
  const choices = new Map<string, StartChoice>();
  for (const session of sessions) {
    if (session.activity.isRest) continue;
    const minutes = fitToMinutes({ ...session, isUntil: wasFittedToEnd(session) });
    const choice = { activityId: session.activity.id, minutes, roomSlug: session.roomSlug };
    const key = JSON.stringify(choice);
    if (!choices.has(key)) choices.set(key, choice);
  }
  return [...choices.values()].slice(1, 1 + MAX_RECENT);
}
