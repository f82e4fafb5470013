import { expect, it } from "vitest";
import { COLORS } from "@/domain/focus-session/color";
import { amountsByPattern, assignPatterns, OTHERS } from "./activity-pattern";

const activity = (activityId: string, color: (typeof COLORS)[number]) => ({
  activityId,
  name: activityId.toUpperCase(),
  color,
});

it("gives activities of one hue different textures, independent of their order", () => {
  const [a, b] = [activity("a", "teal"), activity("b", "teal")];
  const textures = (patterns: ReturnType<typeof assignPatterns>) =>
    Object.fromEntries(patterns.map((pattern) => [pattern.activityId, pattern.texture]));
  expect(textures(assignPatterns([a, b], "Others"))).toEqual(
    textures(assignPatterns([b, a], "Others")),
  );
  expect(new Set(Object.values(textures(assignPatterns([a, b], "Others")))).size).toBe(2);
});

it("sums up everything beyond the seventh pattern as others", () => {
  const many = Array.from({ length: 9 }, (_, n) => activity(`a${n}`, COLORS[n % 8] ?? "clay"));
  const patterns = assignPatterns(many, "Others");
  expect(patterns).toHaveLength(7);
  expect(patterns.at(-1)).toMatchObject({ activityId: OTHERS, name: "Others" });
  const amounts = new Map(many.map(({ activityId }) => [activityId, 10]));
  expect(amountsByPattern(amounts, patterns)).toEqual([10, 10, 10, 10, 10, 10, 30]);
});

it("gives seven activities a pattern each", () => {
  const seven = COLORS.slice(0, 7).map((color) => activity(color, color));
  expect(assignPatterns(seven, "Others").map(({ activityId }) => activityId)).not.toContain(OTHERS);
});
