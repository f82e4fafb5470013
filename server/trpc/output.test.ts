import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../testing/database";
import { innerContext } from "./context";
import { describeFailure, t } from "./init";
import { checkOutput } from "./output";
import { publicProcedure } from "./procedures";
import { appRouter } from "./root";

const database = testDatabase();

test("every procedure declares its output", () => {
  const procedures = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { output?: unknown } }
  >;
  const undeclared = Object.keys(procedures).filter((name) => !procedures[name]?._def.output);
  expect(undeclared).toEqual([]);
});

test("an answer with a field that no schema names fails as unexpected", async () => {
  const routerWithExtraField = t.router({
    me: publicProcedure
      .output(checkOutput(z.strictObject({ name: z.string() })))
      .query(() => ({ name: "Mara", passwordHash: "…" })),
  });
  const context = innerContext({
    database,
    viewer: null,
    address: "198.51.100.7",
    announce: () => {},
  });
  const error = await t
    .createCallerFactory(routerWithExtraField)(context)
    .me()
    .catch((cause: unknown) => cause);
  if (!(error instanceof TRPCError)) throw new Error("the call did not fail", { cause: error });
  expect(describeFailure(error, "me")).toMatchObject({ reason: "unexpected" });
});

test("a matching answer is returned unchanged", () => {
  const answer = { name: "Mara" };
  expect(checkOutput(z.strictObject({ name: z.string() }))(answer)).toBe(answer);
});
