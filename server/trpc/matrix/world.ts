import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import type { room } from "@/db/schema";
import { addNote } from "../../coaching/messages/note-mutations";
import { grantToCoach } from "../../coaching/sharing/grant-mutations";
import { createGroupSession } from "../../focus-session/group-session/mutations";
import { breakSession } from "../../focus-session/mutations";
import { startSession } from "../../focus-session/start-session";
import { acceptInvite, createInvite } from "../../room/invite-mutations";
import { findLastingInvite } from "../../room/lasting-invite";
import { endMembership } from "../../room/member-mutations";
import { createRoom, updateRoom } from "../../room/mutations";
import { innerContext } from "../context";
import { createCaller } from "../root";
import { type Belongings, createNote, createPerson, createPlan } from "./belongings";

/** All kinds of users, by their relation to the room that `owner` owns. */
export const ACTORS = ["anonymous", "owner", "member", "coach", "former", "stranger"] as const;
export type Actor = (typeof ACTORS)[number];
export type Person = Exclude<Actor, "anonymous">;

/**
 * The owner of the object a call names: nobody, another person or the actor. In this order, because
 * only the last may change anything.
 */
export const OBJECTS = ["missing", "foreign", "own"] as const;
export type ObjectOwner = (typeof OBJECTS)[number];

/** The coach's message to the member. */
export const NOTE = "Two sessions before noon";

export interface World {
  database: Database;
  people: Record<Person, Belongings>;
  /** A person who shares no room with the others. */
  elsewhere: Belongings;
  roomId: string;
  roomSlug: string;
  elsewhereSlug: string;
  /** A link that the owner created, one by the member, and the lasting one. */
  inviteId: string;
  memberInviteId: string;
  lastingInviteId: string;
  elsewhereInviteId: string;
  elsewhereLastingInviteId: string;
  token: string;
  /** The plan that the coach suggested to the member. */
  planId: string;
  elsewherePlanId: string;
  /** A group session that the coach scheduled for tomorrow, and its date. */
  groupSessionId: string;
  elsewhereGroupSessionId: string;
  groupSessionDate: string;
}

/**
 * Creates the world of the matrix. Members may invite. In a coaching room, the owner also coaches.
 */
export async function createWorld(
  database: Database,
  { isCoachingRoom = false } = {},
): Promise<World> {
  const { db } = database;
  const [owner, member, coach, former, stranger, elsewhere] = await Promise.all(
    ["Olga", "Mara", "Carl", "Finn", "Sven", "Elsa"].map((name) => createPerson(database, name)),
  );
  if (!owner || !member || !coach || !former || !stranger || !elsewhere) throw new Error("nobody");
  const room = await createOwnedRoom(database, owner.viewer.userId, isCoachingRoom);
  const other = await createOwnedRoom(database, elsewhere.viewer.userId);
  for (const to of [owner, member, coach, former, stranger, elsewhere]) {
    to.noteId = await createNote(database, to === owner ? member : owner, to, room.id);
  }
  for (const [person, role] of [
    [member, "member"],
    [coach, "coach"],
    [former, "member"],
  ] as const) {
    const { token } = await inviteTo(database, room.id, owner.viewer.userId, role);
    await acceptInvite(db, { userId: person.viewer.userId, token });
  }
  await grantToCoach(db, {
    roomId: room.id,
    userId: member.viewer.userId,
    coachId: coach.viewer.userId,
    choice: {},
  });
  await endMembership(db, {
    roomId: room.id,
    by: owner.viewer.userId,
    userId: former.viewer.userId,
  });
  await addRoomSession(database, member, room.slug);
  await addNote(db, {
    roomId: room.id,
    coachId: coach.viewer.userId,
    userId: member.viewer.userId,
    text: NOTE,
  });
  const invite = await inviteTo(database, room.id, owner.viewer.userId, "member");
  const memberInvite = await inviteTo(database, room.id, member.viewer.userId, "member");
  const lasting = await findLastingInvite(db, { roomId: room.id, userId: owner.viewer.userId });
  const otherLasting = await findLastingInvite(db, {
    roomId: other.id,
    userId: elsewhere.viewer.userId,
  });
  const otherInvite = await inviteTo(database, other.id, elsewhere.viewer.userId, "member");
  return {
    database,
    roomId: room.id,
    people: { owner, member, coach, former, stranger },
    elsewhere,
    roomSlug: room.slug,
    elsewhereSlug: other.slug,
    inviteId: invite.id,
    memberInviteId: memberInvite.id,
    lastingInviteId: lasting.id,
    elsewhereInviteId: otherInvite.id,
    elsewhereLastingInviteId: otherLasting.id,
    token: invite.token,
    planId: await createPlan(database, room.id, member, coach),
    elsewherePlanId: await createPlan(database, other.id, elsewhere, stranger),
    ...(await createGroupSessions(database, [
      [room, coach],
      [other, elsewhere],
    ])),
  };
}

export function createCallerFor(world: World, actor: Actor) {
  return createCaller(
    innerContext({
      database: world.database,
      viewer: actor === "anonymous" ? null : world.people[actor].viewer,
      address: randomUUID(),
      announce: () => {},
    }),
  );
}

async function createOwnedRoom({ db }: Database, userId: string, isCoachingRoom = false) {
  const id = await createRoom(db, { userId, name: "Chemistry", timeZone: "UTC", isCoachingRoom });
  await updateRoom(db, { roomId: id, membersInvite: true });
  const row = await db.query.room.findFirst({ where: (room, { eq }) => eq(room.id, id) });
  if (!row) throw new Error("the room was not created");
  return row;
}

const inviteTo = ({ db }: Database, roomId: string, userId: string, role: "member" | "coach") =>
  createInvite(db, { roomId, userId, role, expiresAt: null, maxUses: null });

/** Adds an ended session in the room on the other activity, and starts a new running one. */
async function addRoomSession(
  { db }: Database,
  person: Belongings,
  roomSlug: string,
): Promise<void> {
  const { userId } = person.viewer;
  await breakSession(db, { userId, id: person.runningId, reason: null });
  const given = { userId, minutes: 25, target: null };
  const inRoom = await startSession(db, {
    ...given,
    activityId: person.otherActivityId,
    roomSlug,
  });
  await breakSession(db, { userId, id: inRoom.session.id, reason: null });
  const running = await startSession(db, { ...given, activityId: person.activityId });
  person.runningId = running.session.id;
}

/** Creates a group session for tomorrow in each room. */
async function createGroupSessions(
  { db }: Database,
  rooms: [typeof room.$inferSelect, Belongings][],
) {
  const startsAt = new Date((await readClock(db)).getTime() + 24 * 60 * 60_000);
  const made = await Promise.all(
    rooms.map(([{ id: roomId, slug, isCoachingRoom }, { viewer }]) =>
      createGroupSession(db, {
        viewer: {
          ...{ roomId, slug, isCoachingRoom, userId: viewer.userId },
          ...{ role: "owner", alsoCoaches: false, awaitsAgreement: false },
        },
        ...{ minutes: 25, title: null, startsAt: startsAt.toISOString() },
      }),
    ),
  );
  return {
    groupSessionId: made[0]?.id ?? "",
    elsewhereGroupSessionId: made[1]?.id ?? "",
    groupSessionDate: startsAt.toISOString().slice(0, 10),
  };
}
