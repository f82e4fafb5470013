import { describe, expect, test } from "vitest";
import { listInput, reviewInput, startInput } from "./focus-session";

const activityId = "0b7e0d7c-8a3b-4c1e-9a57-1f1f4f0f9a11";
const until = "2026-03-02T10:30:00+01:00";

describe("a start", () => {
  test.each([
    [{ minutes: 25 }],
    [{ until }],
    [{ minutes: 5, target: "  " }],
    [{ minutes: 180, roomSlug: null, restartOf: null, idempotencyKey: "12345678" }],
  ])("accepts %o", (input) => {
    expect(startInput.safeParse({ activityId, ...input }).success).toBe(true);
  });

  test.each([
    [{}, "minutes"],
    [{ minutes: 25, until }, "minutes"],
    [{ minutes: 4 }, "minutes"],
    [{ minutes: 181 }, "minutes"],
    [{ minutes: 5.5 }, "minutes"],
    [{ minutes: "25" }, "minutes"],
    [{ until: "10:30" }, "until"],
    [{ until: "2026-03-02T10:30:00" }, "until"],
    [{ minutes: 25, target: "x".repeat(121) }, "target"],
    [{ minutes: 25, activityId: "mine" }, "activityId"],
  ])("refuses %o at %s", (input, field) => {
    const parsed = startInput.safeParse({ activityId, ...input });
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(field);
  });

  test("cannot be backdated", () => {
    const input = { activityId, minutes: 25, startedAt: "2026-03-02T08:00:00Z" };
    expect(startInput.safeParse(input).success).toBe(false);
  });
});

describe("a review", () => {
  test("distinguishes no note from an empty one", () => {
    const id = activityId;
    expect(reviewInput.parse({ id }).note).toBeUndefined();
    expect(reviewInput.parse({ id, note: "" }).note).toBeNull();
    expect(reviewInput.parse({ id, note: " went well " }).note).toBe("went well");
  });
});

test("a list ends on or after its first day", () => {
  expect(listInput.safeParse({ from: "2026-03-01", to: "2026-03-01" }).success).toBe(true);
  expect(listInput.safeParse({ from: "2026-03-02", to: "2026-03-01" }).success).toBe(false);
  expect(listInput.safeParse({ from: "2026-02-30", to: "2026-03-01" }).success).toBe(false);
});
