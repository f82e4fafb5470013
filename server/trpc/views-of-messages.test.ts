import { describe, expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { ACTORS, type Actor, createCallerFor, NOTE, type World } from "./matrix/world";
import {
  ask,
  CLOSED,
  createWorlds,
  endSession,
  PASSED_TO_COACH,
  PASSED_TO_MEMBER,
  readAll,
  WITHOUT_MEMBER,
} from "./testing/role-views";

/**
 * A coach's messages and suggested goals, as each role reads them. The matrix says who gets an answer.
 */

const inWorld = createWorlds(testDatabase());

/** The goal that the coach of the world suggested. */
const GOAL = "3 sessions";
const SIGN_IN = "sign_in_required";

/** Messages and suggested goals: the viewer's own, those in the room, and as a coach the member's. */
async function readMessages(world: World, actor: Actor) {
  const { coach } = createCallerFor(world, actor);
  const room = { roomSlug: world.roomSlug };
  const member = { ...room, userId: world.people.member.viewer.userId };
  const read = async (which: typeof member | typeof room | undefined) => {
    const notes = await ask(coach.notes(which), (all) => all.map(({ text }) => text));
    const plans = await ask(coach.plans(which), (all) =>
      all.map(({ amount, unit }) => `${amount} ${unit}`),
    );
    return [notes, plans].flat();
  };
  return { own: await read(undefined), room: await read(room), member: await read(member) };
}

const nothing = { own: [], room: [], member: ["not_allowed", "not_allowed"] };
const outside = {
  own: [],
  room: ["room_not_found", "room_not_found"],
  member: ["room_not_found", "room_not_found"],
};
const signedOut = { own: [SIGN_IN, SIGN_IN], room: [SIGN_IN, SIGN_IN], member: [SIGN_IN, SIGN_IN] };
const outsiders = { anonymous: signedOut, former: outside, stranger: outside };
const memberInbox = { ...nothing, own: [NOTE, GOAL], room: [NOTE, GOAL] };
const coachView = { own: [], room: [], member: [NOTE, GOAL] };

describe("messages and suggested goals", () => {
  test.each([false, true])(
    "are seen only by the member and their coach (coaching room: %s)",
    (isCoachingRoom) =>
      inWorld({ isCoachingRoom }, async (world) => {
        // An owner who coaches may ask, but the member does not share with them.
        const owner = isCoachingRoom
          ? { ...nothing, member: ["member_not_found", "member_not_found"] }
          : nothing;
        const others = { ...outsiders, owner, coach: coachView };
        expect(await readAll(world, readMessages)).toEqual({ ...others, member: nothing });
        await endSession(world);
        expect(await readAll(world, readMessages)).toEqual({ ...others, member: memberInbox });
      })(),
  );

  test(
    "stay with the member and their coach when the room passes to a successor",
    inWorld(PASSED_TO_MEMBER, async (world) => {
      await endSession(world);
      expect(await readAll(world, readMessages)).toEqual({
        ...outsiders,
        ...{ owner: nothing, coach: coachView, member: memberInbox },
      });
    }),
  );

  test(
    "of one coach are not seen by another coach who inherits the room",
    inWorld(PASSED_TO_COACH, async (world) => {
      await endSession(world);
      expect(await readAll(world, readMessages)).toEqual({
        ...outsiders,
        ...{ owner: { ...nothing, member: [] }, coach: coachView, member: memberInbox },
      });
    }),
  );

  test(
    "are gone for everyone when the coach deleted their account and the room closed",
    inWorld(CLOSED, async (world) => {
      await endSession(world);
      const left: Actor[] = ["anonymous", "member", "former", "stranger"];
      expect(await readAll(world, readMessages, left)).toEqual({ ...outsiders, member: outside });
    }),
  );

  test(
    "are gone for the coach when the member deleted their account",
    inWorld(WITHOUT_MEMBER, async (world) => {
      const gone = { ...nothing, member: ["member_not_found", "member_not_found"] };
      const left = ACTORS.filter((actor) => actor !== "member");
      expect(await readAll(world, readMessages, left)).toEqual({
        ...outsiders,
        ...{ owner: nothing, coach: gone },
      });
    }),
  );
});
