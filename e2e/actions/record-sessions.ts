import type { Activity } from "../../domain/api/activity";
import type { FocusSession } from "../../domain/api/focus-session";
import type { BreakReason } from "../../domain/focus-session/break-reason";
import type { App } from "../fixtures/app";
import type { Person } from "../fixtures/person";
import { becomeGuest, mutateAs, queryAs } from "./api";

/** A session to record; completed unless `brokenAt` is given. */
export interface RecordedSession {
  activity: string;
  minutes: number;
  /** The minute at which it is ended early. */
  brokenAt?: number;
  reason?: BreakReason;
  target?: string;
  note?: string;
  /** Marked unfocused after the end. */
  drifted?: boolean;
  /** Id of the broken session that it restarts. */
  restartOf?: string;
  /** Slug of the room it runs in. */
  room?: string;
}

/** A guest without any session, as the first start creates one. */
export const createGuest = ({ page, name }: Person) => becomeGuest(page, name);

/**
 * Runs sessions one after the other through the API, on the server's clock: starts each, lets it
 * complete or ends it early, and reviews it. Returns their ids.
 */
export async function recordSessions(
  app: App,
  person: Person,
  sessions: RecordedSession[],
): Promise<string[]> {
  const activities = await queryAs<Activity[]>(person, "activity.list");
  const ids: string[] = [];
  for (const { activity, minutes, target, room, restartOf, ...outcome } of sessions) {
    const activityId = activities.find(({ name }) => name === activity)?.id;
    const start = { activityId, minutes, target, roomSlug: room, restartOf };
    const { id } = await mutateAs<FocusSession>(person, "focusSession.start", start);
    ids.push(id);
    const { brokenAt, reason, note, drifted } = outcome;
    await app.advance({ minutes: brokenAt ?? minutes });
    if (brokenAt !== undefined) await mutateAs(person, "focusSession.break", { id, reason });
    if (note || drifted) await mutateAs(person, "focusSession.review", { id, note, drifted });
  }
  return ids;
}
