import { TRPCError } from "@trpc/server";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { describeFailure } from "./init";
import { appRouter } from "./root";

interface Procedure {
  _def: { inputs: z.ZodType[] };
}

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Procedure>,
);

describe.each(procedures)("%s", (_, { _def: { inputs } }) => {
  test("refuses an input with unknown keys and names them", () => {
    expect(inputs).toHaveLength(1);
    const { error } = inputs[0]?.safeParse({ unknown: 1, other: 2 }) ?? {};
    expect(error).toBeDefined();
    const failure = new TRPCError({ code: "BAD_REQUEST", cause: error });
    const { reason, fields } = describeFailure(failure, undefined);
    expect(reason).toBe("invalid_input");
    expect(fields).toEqual(expect.arrayContaining(["unknown", "other"]));
    expect(fields).not.toContain("");
  });
});
