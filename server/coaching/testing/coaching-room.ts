import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import { localDay } from "@/domain/time/local-day";
import { signInGuest } from "../../testing/callers";
import { travel } from "../../testing/clock";
import { insertActivity, insertSession } from "../../testing/factories";

/** Age in days of the old and the new sessions of `createMarkedHistory`. */
export const OLD_DAYS = 9;
export const NEW_DAYS = 2;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

type Guest = Awaited<ReturnType<typeof signInGuest>>;

/** Joins the room with this slug in a role. */
export async function joinRoom(owner: Guest, guest: Guest, slug: string, role: "member" | "coach") {
  const { token } = await owner.call.invite.create({ roomSlug: slug, role });
  await guest.call.invite.accept({ token });
}

/**
 * Creates Olga's room with the coaches Carl and Cleo and the members Mara and Ben. Sven is a
 * stranger.
 */
export async function createCoachedRoom(database: Database) {
  const olga = await signInGuest(database, "Olga");
  const { slug } = await olga.call.room.create({ name: "Chemistry", timeZone: "UTC" });
  const [carl, cleo, mara, ben, sven] = [
    await signInGuest(database, "Carl", "UTC"),
    await signInGuest(database, "Cleo", "UTC"),
    await signInGuest(database, "Mara", "UTC"),
    await signInGuest(database, "Ben", "UTC"),
    await signInGuest(database, "Sven", "UTC"),
  ];
  await joinRoom(olga, carl, slug, "coach");
  await joinRoom(olga, cleo, slug, "coach");
  await joinRoom(olga, mara, slug, "member");
  await joinRoom(olga, ben, slug, "member");
  const roomId = olga.notices[0]?.rooms?.[0] ?? carl.notices[0]?.rooms?.[0] ?? "";
  return { olga, carl, cleo, mara, ben, sven, slug, roomId };
}

/**
 * Creates the coached room at noon, so that nothing falls on another day. Mara shares the default
 * with Carl and has just completed a session.
 */
export async function createCoachingRoom(database: Database) {
  const { db } = database;
  const room = await createCoachedRoom(database);
  const { carl, mara, slug, roomId } = room;
  const sinceNoon = ((await readClock(db)).getTime() - DAY_MS / 2) % DAY_MS;
  await travel(db, DAY_MS - sinceNoon);
  const toCarl = { roomSlug: slug, userId: carl.userId };
  const aboutMara = { roomSlug: slug, userId: mara.userId };
  await mara.call.coach.grant(toCarl);
  const [work, study] = await mara.call.activity.list();
  if (!work || !study) throw new Error("a guest has activities");
  const now = await readClock(db);
  const startedAt = new Date(now.getTime() - 30 * MINUTE_MS);
  await insertSession(db, { userId: mara.userId, activityId: work.id, roomId, startedAt });
  return { ...room, toCarl, aboutMara, work, study, today: localDay(now, "UTC") };
}

/** A session of `createMarkedHistory` was run in the room, in none or in another room. */
/** The line about things to leave alone of every session. No other person may see it. */
export const LEFT_ALONE = "left-alone-by-mara";

export const PLACES = ["here", "alone", "elsewhere"] as const;
export type Place = (typeof PLACES)[number];
export const AGES = ["old", "new"] as const;
export type Age = (typeof AGES)[number];

const REASONS = { old: "someone", new: "tired" } as const;

/** The texts of a session, unique to its place and age. */
export const buildTexts = (place: Place, age: Age) => ({
  activity: `activity-${place}-${age}`,
  target: `target-${place}-${age}`,
  note: `note-${place}-${age}`,
});

/** The break reason of broken sessions of this age. */
export const reasonIn = (age: Age) => REASONS[age];

/**
 * Creates a completed and a broken session in this room, in another and in none, each old and new,
 * with unique texts.
 */
export async function createMarkedHistory(database: Database, mara: Guest, roomId: string) {
  const { db } = database;
  const other = await mara.call.room.create({ name: "Secret Society", timeZone: "UTC" });
  const elsewhereId = (
    await db.query.room.findFirst({ where: (room, { eq }) => eq(room.slug, other.slug) })
  )?.id;
  const places = { here: roomId, alone: null, elsewhere: elsewhereId ?? null };
  const now = await readClock(db);
  const timesElsewhere: string[] = [];
  for (const [i, place] of PLACES.entries()) {
    for (const age of AGES) {
      const words = buildTexts(place, age);
      const own = { userId: mara.userId, name: words.activity };
      const { id: activityId } = await insertActivity(db, own);
      const days = age === "old" ? OLD_DAYS : NEW_DAYS;
      const facts = {
        ...{ userId: mara.userId, activityId, roomId: places[place] },
        ...{ target: words.target, note: words.note, leaveAlone: LEFT_ALONE },
      };
      const startedAt = new Date(now.getTime() - days * DAY_MS - i * 7_200_000);
      await insertSession(db, { ...facts, startedAt });
      const later = new Date(startedAt.getTime() + 3_600_000);
      const breakReason = reasonIn(age);
      await insertSession(db, { ...facts, startedAt: later, brokenAfter: 7, breakReason });
      if (place !== "here") timesElsewhere.push(startedAt.toISOString(), later.toISOString());
    }
  }
  return { elsewhereSlug: other.slug, elsewhereName: other.name, timesElsewhere };
}
