import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { Refusal } from "../refusal";
import { inRolledBackTransaction } from "../testing/rollback";
import { COACH_ROWS } from "./matrix/coach-rows";
import { FIGURE_ROWS } from "./matrix/figure-rows";
import { OWN_ROWS } from "./matrix/own-rows";
import { ROOM_ROWS } from "./matrix/room-rows";
import { type Caller, findTarget, type Row } from "./matrix/row";
import { SESSION_ROWS } from "./matrix/session-rows";
import {
  ACTORS,
  type Actor,
  createCallerFor,
  createWorld,
  OBJECTS,
  type ObjectOwner,
  type World,
} from "./matrix/world";
import { appRouter } from "./root";

/** The rows of every procedure. A test fails when one is missing. */
const MATRIX: Record<string, Row[]> = {
  ...OWN_ROWS,
  ...SESSION_ROWS,
  ...COACH_ROWS,
  ...FIGURE_ROWS,
  ...ROOM_ROWS,
};

const database = testDatabase();

let shared: World;
beforeAll(async () => {
  shared = await createWorld(database);
});

/** Runs a case on the shared world and rolls it back. */
const inWorld = <Result>(act: (world: World) => Promise<Result>): Promise<Result> =>
  inRolledBackTransaction(database, (inside) => act({ ...shared, database: inside }));

/** The result of a case: "accepted", or the reason of the refusal with its other details. */
async function outcome(
  world: World,
  row: Row,
  {
    actor,
    object,
    hasUpperCaseIds = false,
  }: { actor: Actor; object: ObjectOwner; hasUpperCaseIds?: boolean },
) {
  const target = findTarget(world, actor, object);
  const caller = createCallerFor(world, actor);
  try {
    await row.call(hasUpperCaseIds ? withUpperCaseIds(caller) : caller, target);
    return { result: "accepted", refusal: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, reason, details } = error;
    return { result: reason, refusal: { code, details } };
  }
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
type Procedures = Record<string, (input: unknown) => unknown>;

/** A caller that sends every id in upper case. */
function withUpperCaseIds(caller: Caller): Caller {
  return new Proxy(caller, {
    get: (routers, router) =>
      new Proxy(Reflect.get(routers, router) as Procedures, {
        get: (procedures, name) => (input: unknown) =>
          procedures[String(name)]?.(upperCaseIds(input)),
      }),
  });
}

function upperCaseIds(input: unknown): unknown {
  if (typeof input === "string") return ID.test(input) ? input.toUpperCase() : input;
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, upperCaseIds(value)]),
  );
}

test("the matrix lists exactly the procedures of the router", () => {
  const listed = Object.keys(MATRIX).sort();
  const procedures = Object.keys(appRouter._def.procedures).sort();
  expect(listed, "the rows in server/trpc/matrix/ ('-' is a missing one)").toEqual(procedures);
});

test("tRPC refuses an unknown procedure", async () => {
  const caller = createCallerFor(shared, "owner") as unknown as Record<
    string,
    Record<string, () => unknown>
  >;
  await expect(async () => caller.room?.destroy?.()).rejects.toThrow(TRPCError);
});

describe.each(Object.entries(MATRIX))("%s", (_, rows) => {
  describe.each(rows.map((row, index) => [index, row] as const))("case %i", (__, row) => {
    test.each(ACTORS)(
      "%s gets the expected result, the same for foreign and missing objects",
      async (actor) => {
        const seen: Partial<Record<ObjectOwner, Awaited<ReturnType<typeof outcome>>>> = {};
        await inWorld(async (world) => {
          for (const object of row.isObjectless ? (["own"] as const) : OBJECTS) {
            seen[object] = await outcome(world, row, { actor, object });
            expect({ object, result: seen[object]?.result }).toEqual({
              object,
              result: row.expect(actor, object),
            });
          }
        });
        expect(seen.foreign).toEqual(seen.missing);
      },
    );
  });
});

describe("accepts ids in upper case", () => {
  const rows = Object.entries(MATRIX).flatMap(([name, all]) =>
    all.filter((row) => !row.isObjectless).map((row, index) => [name, index, row] as const),
  );
  test.each(rows)("to %s, case %i", async (_, __, row) => {
    const object = "own";
    const actor = ACTORS.find((who) => row.expect(who, object) === "accepted") ?? "member";
    const { result } = await inWorld((world) =>
      outcome(world, row, { actor, object, hasUpperCaseIds: true }),
    );
    expect(result).toBe(row.expect(actor, object));
  });
});
