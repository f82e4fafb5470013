import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import { coachPlan, deferredNote } from "@/db/schema";
import { createGuest, signInDevice } from "../../auth/mutations";
import type { Viewer } from "../../auth/viewer";
import { startSession } from "../../focus-session/start-session";
import { innerContext } from "../context";
import { createCaller } from "../root";

/** A person and one of each of their personal objects. */
export interface Belongings {
  viewer: Viewer;
  activityId: string;
  otherActivityId: string;
  runningId: string;
  deviceId: string;
  /** A note that was delivered to the person. */
  noteId: string;
}

/** Signs in a guest on two devices. Their first activity runs. */
export async function createPerson({ db }: Database, name: string): Promise<Belongings> {
  const guest = await createGuest(db, { name, timeZone: "Europe/Vienna" });
  const sid = await signInDevice(db, { userId: guest.id, device: "first" });
  const deviceId = await signInDevice(db, { userId: guest.id, device: "second" });
  const viewer = { userId: guest.id, sid, name, timeZone: "Europe/Vienna", isGuest: true };
  const activities = await createCaller(
    innerContext({
      database: { db } as Database,
      viewer,
      address: "test",
      announce: () => {},
    }),
  ).activity.list();
  const [first, second] = activities;
  if (!first || !second) throw new Error("a guest has activities");
  const { session } = await startSession(db, {
    userId: guest.id,
    activityId: first.id,
    minutes: 25,
    target: null,
  });
  return {
    viewer,
    activityId: first.id,
    otherActivityId: second.id,
    runningId: session.id,
    deviceId,
    noteId: "",
  };
}

/** Inserts a delivered note. Nobody could leave it to a person outside the room. */
export async function createNote(
  { db }: Database,
  from: Belongings,
  to: Belongings,
  roomId: string,
) {
  const now = await readClock(db);
  const [row] = await db
    .insert(deferredNote)
    .values({
      ...{ roomId, fromId: from.viewer.userId, fromName: "Olga" },
      ...{ userId: to.viewer.userId, userName: "Mara", text: "Lunch?" },
      ...{ leftAt: now, deliverAt: now, shownDeliverAt: now },
    })
    .returning({ id: deferredNote.id });
  if (!row) throw new Error("the note was not created");
  return row.id;
}

export async function createPlan({ db }: Database, roomId: string, to: Belongings, by: Belongings) {
  const [row] = await db
    .insert(coachPlan)
    .values({
      roomId,
      userId: to.viewer.userId,
      coachId: by.viewer.userId,
      activityId: to.activityId,
      unit: "sessions",
      amount: 3,
    })
    .returning({ id: coachPlan.id });
  if (!row) throw new Error("the plan was not created");
  return row.id;
}
