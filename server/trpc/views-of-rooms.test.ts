import { describe, expect, test } from "vitest";
import { startSession } from "../focus-session/start-session";
import { testDatabase } from "../testing/database";
import { ACTORS, type Actor, createCallerFor, type World } from "./matrix/world";
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

/** The list of rooms and an invite link, as each role sees them. */

const inWorld = createWorlds(testDatabase());

const SIGN_IN = "sign_in_required";

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

const startInRoom = ({ database: { db }, people: { member }, roomSlug }: World) =>
  startSession(db, {
    ...{ userId: member.viewer.userId, activityId: member.activityId, roomSlug },
    ...{ minutes: 25, target: null },
  });

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
