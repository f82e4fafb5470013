import { beforeAll, describe, expect, test } from "vitest";
import { viewerBySid } from "../auth/viewer";
import { testDatabase } from "../testing/database";
import { inRolledBackTransaction } from "../testing/rollback";
import {
  type ChangedWorld,
  closeRoom,
  deleteMember,
  passToCoach,
  passToMember,
} from "./matrix/changed-worlds";
import { COACH_ROWS } from "./matrix/coach-rows";
import { FIGURE_ROWS } from "./matrix/figure-rows";
import { GROUP_SESSION_ROWS } from "./matrix/group-session-rows";
import { NOTE_ROWS } from "./matrix/note-rows";
import { findOutcome } from "./matrix/outcome";
import { ROOM_ROWS } from "./matrix/room-rows";
import type { Expected, Row } from "./matrix/row";
import { SESSION_ROWS } from "./matrix/session-rows";
import { type Actor, createWorld, OBJECTS, type ObjectOwner, type World } from "./matrix/world";

/** The rows of the matrix about rooms and coaching, after an account was deleted. */

const database = testDatabase();

type NamedRow = readonly [name: string, index: number, row: Row];

const listRows = (matrix: Record<string, Row[]>): NamedRow[] =>
  Object.entries(matrix).flatMap(([name, rows]) =>
    rows.map((row, index) => [name, index, row] as const),
  );
const pick = (matrix: Record<string, Row[]>, name: string): NamedRow[] =>
  listRows(matrix).filter(([listed]) => listed === name);

const ROOMS = [
  ...listRows(ROOM_ROWS),
  ...pick(FIGURE_ROWS, "dashboard.room"),
  ...pick(SESSION_ROWS, "focusSession.start"),
  ...listRows(NOTE_ROWS).filter(([name]) => name !== "note.dismiss"),
  ...[
    ...["list", "update", "cancel", "join", "leave"],
    ...["attendance", "suggestTimes", "timeTogether"],
  ].flatMap((name) => pick(GROUP_SESSION_ROWS, `groupSession.${name}`)),
];
const COACHING = listRows(COACH_ROWS);

/** Actors by the actor whose results of the matrix they get now. */
type Results = Partial<Record<Actor, Actor>>;
const OUTSIDERS: Results = { anonymous: "anonymous", former: "former", stranger: "stranger" };

function expectMatrix(
  find: () => ChangedWorld,
  rows: readonly NamedRow[],
  results: Results,
  adjust: (row: NamedRow, expected: Expected, object: ObjectOwner) => Expected = (_, expected) =>
    expected,
) {
  const actors = Object.entries(results) as [Actor, Actor][];
  test.each(rows)("%s, case %i", async (...named) => {
    const row = named[2];
    for (const [actor, as] of actors) {
      await inRolledBackTransaction(database, async (inside) => {
        const world = { ...find().world, database: inside };
        for (const object of row.isObjectless ? (["own"] as const) : OBJECTS) {
          const { result } = await findOutcome(world, row, { actor, object });
          const expected = adjust(named, row.expect(as, object), object);
          expect({ actor, object, result }).toEqual({ actor, object, result: expected });
        }
      });
    }
  });
}

/** Creates and changes a world once for the tests of a group. */
function useWorld(
  change: (world: World) => Promise<ChangedWorld>,
  { isCoachingRoom = false } = {},
) {
  let made: ChangedWorld | undefined;
  beforeAll(async () => {
    made = await change(await createWorld(database, { isCoachingRoom }));
  });
  const find = () => {
    if (!made) throw new Error("the world is not created yet");
    return made;
  };
  test("signs the deleted people out", async () => {
    expect(find().deleted).not.toEqual([]);
    for (const { sid } of find().deleted) {
      expect(await viewerBySid(database.db, sid)).toBeNull();
    }
  });
  return find;
}

describe("a member who owns a room since its owner's deletion gets an owner's results", () => {
  const find = useWorld(passToMember);
  const results = { ...OUTSIDERS, owner: "owner", member: "member", coach: "coach" } as const;
  expectMatrix(find, [...ROOMS, ...COACHING], results);
});

describe("a coach who owns a coaching room since its owner's deletion", () => {
  const find = useWorld(passToCoach, { isCoachingRoom: true });
  const others = { ...OUTSIDERS, member: "member", coach: "coach" } as const;
  describe("gets an owner's results about the room", () => {
    expectMatrix(find, ROOMS, { ...others, owner: "owner" });
  });
  describe("leaves the others' results about coaching as they were", () => {
    expectMatrix(find, COACHING, others);
  });
  describe("gets a coach's results about a member who shares with them", () => {
    const rows = COACHING.filter(([name, , row]) => row.isAboutMember && !name.endsWith("Plan"));
    expectMatrix(find, rows, { owner: "coach" });
  });
});

describe("the members of a closed coaching room get a stranger's results", () => {
  const find = useWorld(closeRoom, { isCoachingRoom: true });
  const closed = ([name]: NamedRow, expected: Expected, object: ObjectOwner): Expected =>
    expected === "accepted" && object === "own" && /^invite\.(preview|accept)$/.test(name)
      ? "invite_revoked"
      : expected;
  expectMatrix(find, [...ROOMS, ...COACHING], { ...OUTSIDERS, member: "stranger" }, closed);
});

describe("a deleted member is not found, as if they had never existed", () => {
  const find = useWorld(deleteMember);
  const rows = [...ROOMS, ...COACHING].filter(([, , row]) => row.isAboutMember);
  const actors = { ...OUTSIDERS, owner: "owner", coach: "coach" } as const;
  test.each(rows)("%s, case %i", async (_, __, row) => {
    for (const actor of Object.keys(actors) as Actor[]) {
      await inRolledBackTransaction(database, async (inside) => {
        const world = { ...find().world, database: inside };
        const missing = await findOutcome(world, row, { actor, object: "missing" });
        expect(missing.result).toBe(row.expect(actor, "missing"));
        expect(await findOutcome(world, row, { actor, object: "own" })).toEqual(missing);
      });
    }
  });
});
