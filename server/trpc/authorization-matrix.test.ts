import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { inRolledBackTransaction } from "../testing/rollback";
import { COACH_ROWS } from "./matrix/coach-rows";
import { FIGURE_ROWS } from "./matrix/figure-rows";
import { GROUP_SESSION_ROWS } from "./matrix/group-session-rows";
import { NOTE_ROWS } from "./matrix/note-rows";
import { findOutcome, type Outcome } from "./matrix/outcome";
import { OWN_ROWS } from "./matrix/own-rows";
import { ROOM_ROWS } from "./matrix/room-rows";
import type { Row } from "./matrix/row";
import { SESSION_ROWS } from "./matrix/session-rows";
import {
  ACTORS,
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
  ...NOTE_ROWS,
  ...GROUP_SESSION_ROWS,
};

const database = testDatabase();

let shared: World;
beforeAll(async () => {
  shared = await createWorld(database);
});

/** Runs a case on the shared world and rolls it back. */
const inWorld = <Result>(act: (world: World) => Promise<Result>): Promise<Result> =>
  inRolledBackTransaction(database, (inside) => act({ ...shared, database: inside }));

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
        const seen: Partial<Record<ObjectOwner, Outcome>> = {};
        await inWorld(async (world) => {
          for (const object of row.isObjectless ? (["own"] as const) : OBJECTS) {
            seen[object] = await findOutcome(world, row, { actor, object });
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
      findOutcome(world, row, { actor, object, hasUpperCaseIds: true }),
    );
    expect(result).toBe(row.expect(actor, object));
  });
});
