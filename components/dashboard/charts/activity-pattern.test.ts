import { expect, it } from "vitest";
import { COLORS } from "@/domain/focus-session/color";
import { fillsOf, OTHERS, partsOf } from "./activity-pattern";

const activity = (activityId: string, color: (typeof COLORS)[number]) => ({
  activityId,
  name: activityId.toUpperCase(),
  color,
});

it("gives activities of one hue different textures, the same ones in whatever order they come", () => {
  const [a, b] = [activity("a", "teal"), activity("b", "teal")];
  const textures = (fills: ReturnType<typeof fillsOf>) =>
    Object.fromEntries(fills.map((fill) => [fill.activityId, fill.texture]));
  expect(textures(fillsOf([a, b], "Others"))).toEqual(textures(fillsOf([b, a], "Others")));
  expect(new Set(Object.values(textures(fillsOf([a, b], "Others")))).size).toBe(2);
});

it("gathers what is more than seven under the others, and loses nothing of it", () => {
  const many = Array.from({ length: 9 }, (_, n) => activity(`a${n}`, COLORS[n % 8] ?? "clay"));
  const fills = fillsOf(many, "Others");
  expect(fills).toHaveLength(7);
  expect(fills.at(-1)).toMatchObject({ activityId: OTHERS, name: "Others" });
  const amounts = new Map(many.map(({ activityId }) => [activityId, 10]));
  expect(partsOf(amounts, fills)).toEqual([10, 10, 10, 10, 10, 10, 30]);
});

it("draws seven with a fill each", () => {
  const seven = COLORS.slice(0, 7).map((color) => activity(color, color));
  expect(fillsOf(seven, "Others").map((fill) => fill.activityId)).not.toContain(OTHERS);
});
