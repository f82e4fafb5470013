import type { Database } from "@/db/client";
import { membership } from "@/db/schema";
import { deleteAccount } from "../../account/delete-account";
import type { Viewer } from "../../auth/viewer";
import { grantToCoach } from "../../coaching/sharing/grant-mutations";
import { type Belongings, createPerson } from "./belongings";
import type { World } from "./world";

/** The world of the matrix after an account in it was deleted. */
export interface ChangedWorld {
  world: World;
  deleted: Viewer[];
}

/** In an ordinary room: Pia joined it first, and owns it once Olga's account is deleted. */
export async function passToMember(world: World): Promise<ChangedWorld> {
  const pia = await addFirst(world, "Pia", "member");
  return passOn(world, pia);
}

/** In a coaching room: Cora is its first coach, and owns it once Olga's account is deleted. */
export async function passToCoach(world: World): Promise<ChangedWorld> {
  const cora = await addFirst(world, "Cora", "coach");
  await grantToCoach(world.database.db, {
    roomId: world.roomId,
    userId: world.people.member.viewer.userId,
    coachId: cora.viewer.userId,
    choice: {},
  });
  return passOn(world, cora);
}

/** Closes a coaching room: first its coach deletes their account, then its owner. */
export async function closeRoom(world: World): Promise<ChangedWorld> {
  const { coach, owner } = world.people;
  for (const { viewer } of [coach, owner]) await remove(world.database, viewer);
  return { world, deleted: [coach.viewer, owner.viewer] };
}

/** Mara, the member who shared with the coach, deletes her account. */
export async function deleteMember(world: World): Promise<ChangedWorld> {
  const { viewer } = world.people.member;
  await remove(world.database, viewer);
  return { world, deleted: [viewer] };
}

/** Adds a person who joined the room before everyone but its owner. */
async function addFirst(
  { database, roomId }: World,
  name: string,
  role: "member" | "coach",
): Promise<Belongings> {
  const person = await createPerson(database, name);
  const { userId } = person.viewer;
  const joinedAt = new Date("2020-01-01T00:00:00Z");
  await database.db.insert(membership).values({ roomId, userId, role, joinedAt });
  return person;
}

async function passOn(world: World, successor: Belongings): Promise<ChangedWorld> {
  const { owner } = world.people;
  await remove(world.database, owner.viewer);
  const people = { ...world.people, owner: successor };
  return { world: { ...world, people }, deleted: [owner.viewer] };
}

const remove = ({ db }: Database, { userId }: Viewer) => deleteAccount(db, userId, () => {});
