import { expect } from "@playwright/test";
import type { Activity, FocusSession } from "../../domain/api/wire";
import type { BreakReason } from "../../domain/focus-session/break-reason";
import type { App } from "../fixtures/app";
import type { Person } from "../fixtures/person";
import { ask, tell } from "./ask";
import { open } from "./open";

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

/** A newcomer without any session: a guest, as the first start makes one. Ends on the first page. */
export async function arrive({ context, page, name }: Person): Promise<void> {
  await open(page);
  const { request } = context;
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const timeZone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const answer = await request.post("/api/auth/callback/guest", {
    headers: { origin: new URL(page.url()).origin },
    form: { csrfToken, name, timeZone, json: "true" },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

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
