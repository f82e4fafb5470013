import { beforeAll, describe, expect, test } from "vitest";
import { breakSession } from "../focus-session/mutations";
import { startSession } from "../focus-session/start-session";
import { Refusal } from "../refusal";
import { testDatabase } from "../testing/database";
import { inRolledBackTransaction } from "../testing/rollback";
import {
  type ChangedWorld,
  closeRoom,
  deleteMember,
  passToCoach,
  passToMember,
} from "./matrix/changed-worlds";
import { ACTORS, type Actor, createCallerFor, createWorld, NOTE, type World } from "./matrix/world";

/**
 * The contents of answers for each role: a coach's messages and suggested goals, the list of rooms,
 * and an invite link. The matrix says who gets an answer.
 */

const database = testDatabase();

let ordinary: World;
let coaching: World;
beforeAll(async () => {
  ordinary = await createWorld(database);
  coaching = await createWorld(database, { isCoachingRoom: true });
});

interface Setting {
  isCoachingRoom?: boolean;
  change?: (world: World) => Promise<ChangedWorld>;
}

/** A test that changes a world, and takes the changes back. */
function inWorld({ isCoachingRoom, change }: Setting, act: (world: World) => Promise<void>) {
  return () =>
    inRolledBackTransaction(database, async (inside) => {
      const world = { ...(isCoachingRoom ? coaching : ordinary), database: inside };
      await act(change ? (await change(world)).world : world);
    });
}

const PASSED_TO_MEMBER: Setting = { change: passToMember };
const PASSED_TO_COACH: Setting = { isCoachingRoom: true, change: passToCoach };
const CLOSED: Setting = { isCoachingRoom: true, change: closeRoom };
const WITHOUT_MEMBER: Setting = { change: deleteMember };

/** The goal that the coach of the world suggested. */
const GOAL = "3 sessions";
const SIGN_IN = "sign_in_required";

/** The answer, shortened, or the reason of the refusal. */
async function ask<Answer, Short>(call: Promise<Answer>, shorten: (answer: Answer) => Short) {
  try {
    return shorten(await call);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

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

/** The room in the viewer's list, and the invite link. */
async function readRoom(world: World, actor: Actor) {
  const { room, invite } = createCallerFor(world, actor);
  return {
    list: await ask(room.list(), (rooms) =>
      rooms.map(({ memberCount, running }) => [memberCount, ...running.map(({ name }) => name)]),
    ),
    link: await ask(invite.preview({ token: world.token }), (preview) => ({
      isMember: preview.roomSlug !== null,
      seen: [preview.memberCount, preview.runningCount, ...preview.firstNames],
      coaches: preview.coaches,
    })),
  };
}

async function readAll<View>(
  world: World,
  read: (world: World, actor: Actor) => Promise<View>,
  actors: readonly Actor[] = ACTORS,
) {
  const views: Record<string, View> = {};
  for (const actor of actors) views[actor] = await read(world, actor);
  return views;
}

/** Ends the member's session early, because messages wait until none runs. */
const endSession = ({ database: { db }, people: { member } }: World) =>
  breakSession(db, { userId: member.viewer.userId, id: member.runningId, reason: null });

const startInRoom = ({ database: { db }, people: { member }, roomSlug }: World) =>
  startSession(db, {
    ...{ userId: member.viewer.userId, activityId: member.activityId, roomSlug },
    ...{ minutes: 25, target: null },
  });

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

/** A link looks the same to everyone, except that members are led to their room. */
function expectLink(views: Record<string, { link: unknown }>, link: object, members: Actor[]) {
  for (const [actor, view] of Object.entries(views)) {
    const isMember = members.includes(actor as Actor);
    expect({ actor, link: view.link }).toEqual({ actor, link: { ...link, isMember } });
  }
}

const listsOf = (views: Record<string, { list: unknown }>) =>
  Object.fromEntries(Object.entries(views).map(([actor, { list }]) => [actor, list]));

const listsOfOutsiders = { anonymous: SIGN_IN, former: [], stranger: [] };
/** Everyone in the room sees three members, and that Mara is focusing. */
const withMara = [[3, "Mara"]];
const listsWithMara = { ...listsOfOutsiders, owner: withMara, member: withMara, coach: withMara };

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

describe("the list of rooms and the invite link", () => {
  const beInSession = async (world: World) => {
    await endSession(world);
    await startInRoom(world);
  };

  test(
    "of an ordinary room are the same for everyone in it",
    inWorld({}, async (world) => {
      await beInSession(world);
      const views = await readAll(world, readRoom);
      expect(listsOf(views)).toEqual(listsWithMara);
      const link = { seen: [3, 1, "Mara", "Olga", "Carl"], coaches: ["Carl"] };
      expectLink(views, link, ["owner", "member", "coach"]);
    }),
  );

  test(
    "of a coaching room show only people that the viewer may see",
    inWorld({ isCoachingRoom: true }, async (world) => {
      await beInSession(world);
      const views = await readAll(world, readRoom);
      expect(listsOf(views)).toEqual({
        ...listsOfOutsiders,
        ...{ owner: [[3]], member: [[3, "Mara"]], coach: [[3, "Mara"]] },
      });
      const link = { seen: [2, 0, "Olga", "Carl"], coaches: ["Carl", "Olga"] };
      expectLink(views, link, ["owner", "member", "coach"]);
    }),
  );

  test(
    "of an inherited room show its new owner, and not the deleted one",
    inWorld(PASSED_TO_MEMBER, async (world) => {
      await beInSession(world);
      const views = await readAll(world, readRoom);
      expect(listsOf(views)).toEqual(listsWithMara);
      const link = { seen: [3, 1, "Mara", "Pia", "Carl"], coaches: ["Carl"] };
      expectLink(views, link, ["owner", "member", "coach"]);
    }),
  );

  test(
    "of an inherited coaching room show its new owner only those who share with them",
    inWorld(PASSED_TO_COACH, async (world) => {
      await beInSession(world);
      const views = await readAll(world, readRoom);
      expect(listsOf(views)).toEqual(listsWithMara);
      const link = { seen: [2, 0, "Cora", "Carl"], coaches: ["Carl", "Cora"] };
      expectLink(views, link, ["owner", "member", "coach"]);
    }),
  );

  test(
    "of a closed coaching room show nothing to anyone",
    inWorld(CLOSED, async (world) => {
      const left: Actor[] = ["anonymous", "member", "former", "stranger"];
      const link = "invite_revoked";
      expect(await readAll(world, readRoom, left)).toEqual({
        anonymous: { list: SIGN_IN, link },
        ...{ member: { list: [], link }, former: { list: [], link }, stranger: { list: [], link } },
      });
    }),
  );

  test(
    "no longer count or name a member who deleted their account",
    inWorld(WITHOUT_MEMBER, async (world) => {
      const left = ACTORS.filter((actor) => actor !== "member");
      const views = await readAll(world, readRoom, left);
      expect(listsOf(views)).toEqual({ ...listsOfOutsiders, owner: [[2]], coach: [[2]] });
      expectLink(views, { seen: [2, 0, "Olga", "Carl"], coaches: ["Carl"] }, ["owner", "coach"]);
    }),
  );
});
