import { DrizzleQueryError } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { isUnavailable } from "./pg-errors";

test("recognises an outage reported by another instance of the module, as Next makes them", async () => {
  vi.resetModules();
  const other = await import("./pg-errors");
  const error = new DrizzleQueryError("select 1", [], new other.DatabaseUnavailable("waited"));
  expect(other.isUnavailable).not.toBe(isUnavailable);
  expect(isUnavailable(error)).toBe(true);
});
