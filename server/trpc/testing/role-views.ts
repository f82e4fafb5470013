import { beforeAll } from "vitest";
import type { Database } from "@/db/client";
import { breakSession } from "../../focus-session/mutations";
import { Refusal } from "../../refusal";
import { inRolledBackTransaction } from "../../testing/rollback";
import {
  type ChangedWorld,
  closeRoom,
  deleteMember,
  passToCoach,
  passToMember,
} from "../matrix/changed-worlds";
import { ACTORS, type Actor, createWorld, type World } from "../matrix/world";

/** The contents of answers for each role, in worlds that a test changes. */

interface Setting {
  isCoachingRoom?: boolean;
  change?: (world: World) => Promise<ChangedWorld>;
}

export const PASSED_TO_MEMBER: Setting = { change: passToMember };
export const PASSED_TO_COACH: Setting = { isCoachingRoom: true, change: passToCoach };
export const CLOSED: Setting = { isCoachingRoom: true, change: closeRoom };
export const WITHOUT_MEMBER: Setting = { change: deleteMember };

/** Creates the worlds before the tests. Returns a test that changes one and takes the changes back. */
export function createWorlds(database: Database) {
  let ordinary: World;
  let coaching: World;
  beforeAll(async () => {
    ordinary = await createWorld(database);
    coaching = await createWorld(database, { isCoachingRoom: true });
  });
  return ({ isCoachingRoom, change }: Setting, act: (world: World) => Promise<void>) =>
    () =>
      inRolledBackTransaction(database, async (inside) => {
        const world = { ...(isCoachingRoom ? coaching : ordinary), database: inside };
        await act(change ? (await change(world)).world : world);
      });
}

/** The answer, shortened, or the reason of the refusal. */
export async function ask<Answer, Short>(
  call: Promise<Answer>,
  shorten: (answer: Answer) => Short,
) {
  try {
    return shorten(await call);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

export async function readAll<View>(
  world: World,
  read: (world: World, actor: Actor) => Promise<View>,
  actors: readonly Actor[] = ACTORS,
) {
  const views: Record<string, View> = {};
  for (const actor of actors) views[actor] = await read(world, actor);
  return views;
}

/** Ends the member's session early, because messages wait until none runs. */
export const endSession = ({ database: { db }, people: { member } }: World) =>
  breakSession(db, { userId: member.viewer.userId, id: member.runningId, reason: null });
