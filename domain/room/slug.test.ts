import fc from "fast-check";
import { expect, test } from "vitest";
import { buildSlug } from "./slug";

test.each([
  ["Organic Chemistry II", "organic-chemistry-ii"],
  ["  Café — Zoë's  ", "cafe-zoe-s"],
  ["有機化学", "room"],
  ["!!!", "room"],
])("the slug of %j is %j", (name, slug) => {
  expect(buildSlug(name)).toBe(slug);
});

test("a slug never needs escaping", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 120 }), (name) => {
      const slug = buildSlug(name);
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slug.length).toBeLessThanOrEqual(40);
      expect(buildSlug(slug)).toBe(slug);
    }),
    { numRuns: 1000 },
  );
});
