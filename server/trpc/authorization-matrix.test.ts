import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { Refusal } from "../refusal";
import { inRolledBackTransaction } from "../testing/rollback";
import { inCapitals } from "./matrix/capitals";
import { MATRIX } from "./matrix/cells";
import { type Row, targetOf } from "./matrix/kinds";
import {
  ACTORS,
  type Actor,
  aWorld,
  callerOf,
  OBJECTS,
  type ObjectOf,
  type World,
} from "./matrix/world";
import { appRouter } from "./root";

const database = testDatabase();

let shared: World;
beforeAll(async () => {
  shared = await aWorld(database);
});

/** Runs a case on the one world and undoes it, so that no case sees what another has changed. */
const inWorld = <Result>(act: (world: World) => Promise<Result>): Promise<Result> =>
  inRolledBackTransaction(database, (inside) => act({ ...shared, database: inside }));

/** What the cell gave: "answer", or the reason and all else the refusal told. */
async function outcome(
  world: World,
  row: Row,
  { actor, object, isShouted = false }: { actor: Actor; object: ObjectOf; isShouted?: boolean },
) {
  const target = targetOf(world, actor, object);
  const caller = callerOf(world, actor);
  try {
    await row.call(isShouted ? inCapitals(caller) : caller, target);
    return { result: "answer", told: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, reason, details } = error;
    return { result: reason, told: { code, details } };
  }
}

test("every procedure stands in the matrix, and nothing else", () => {
  expect(Object.keys(MATRIX).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

test("an unknown procedure is refused by tRPC itself", async () => {
  const caller = callerOf(shared, "owner") as unknown as Record<
    string,
    Record<string, () => unknown>
  >;
  await expect(async () => caller.room?.destroy?.()).rejects.toThrow(TRPCError);
});

describe.each(Object.entries(MATRIX))("%s", (_, rows) => {
  describe.each(rows.map((row, index) => [index, row] as const))("case %i", (__, row) => {
    test.each(ACTORS)(
      "%s gets what the matrix says, and foreign looks like missing",
      async (actor) => {
        const seen: Partial<Record<ObjectOf, Awaited<ReturnType<typeof outcome>>>> = {};
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

describe("an id in capital letters means the same", () => {
  const rows = Object.entries(MATRIX).flatMap(([name, all]) =>
    all.filter((row) => !row.isObjectless).map((row, index) => [name, index, row] as const),
  );
  test.each(rows)("to %s, case %i", async (_, __, row) => {
    const object = "own";
    const actor = ACTORS.find((who) => row.expect(who, object) === "answer") ?? "member";
    const { result } = await inWorld((world) =>
      outcome(world, row, { actor, object, isShouted: true }),
    );
    expect(result).toBe(row.expect(actor, object));
  });
});
