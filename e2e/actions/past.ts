import type { Activity, FocusSession } from "../../domain/api/wire";
import type { BreakReason } from "../../domain/focus-session/break-reason";
import type { App } from "../fixtures/app";
import type { Person } from "../fixtures/person";
import { ask, becomeGuest, tell } from "./api";

/** A session as a story tells it. */
export interface Lived {
  activity: string;
  minutes: number;
  /** The minute at which it was broken; kept when left out. */
  brokenAt?: number;
  reason?: BreakReason;
  target?: string;
  note?: string;
  /** Owned up to not having been in it. */
  drifted?: boolean;
  /** A full new block for one that broke. */
  restartOf?: string;
  /** Address of the room it ran in. */
  room?: string;
}

/** A newcomer without any session: a guest, as the first start creates one. */
export const arrive = ({ page, name }: Person) => becomeGuest(page, name);

/**
 * Lives through sessions one after the other, on the server's clock: each is started, kept or
 * broken just as a screen would have it. Answers their ids.
 */
export async function live(app: App, person: Person, sessions: Lived[]): Promise<string[]> {
  const activities = await ask<Activity[]>(person, "activity.list");
  const ids: string[] = [];
  for (const { activity, minutes, target, room, restartOf, ...then } of sessions) {
    const activityId = activities.find(({ name }) => name === activity)?.id;
    const start = { activityId, minutes, target, roomSlug: room, restartOf };
    const { id } = await tell<FocusSession>(person, "focusSession.start", start);
    ids.push(id);
    const { brokenAt, reason, note, drifted } = then;
    await app.pass({ minutes: brokenAt ?? minutes });
    if (brokenAt !== undefined) await tell(person, "focusSession.break", { id, reason });
    if (note || drifted) await tell(person, "focusSession.review", { id, note, drifted });
  }
  return ids;
}
