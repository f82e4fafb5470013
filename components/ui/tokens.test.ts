import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { COLORS } from "@/domain/focus-session/color";
import {
  contrast,
  DEFICIENCIES,
  linearRgb,
  seenDistance,
  type Triple,
} from "./testing/color-vision";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

const PAPER = ["ground", "surface"];

type Tokens = Record<string, Triple>;

const OKLCH = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)[^)]*\)`;
const pairs = [
  ...css.matchAll(new RegExp(`--color-([\\w-]+): light-dark\\(${OKLCH}, ${OKLCH}\\);`, "g")),
];
const tokensFrom = (at: number): Tokens =>
  Object.fromEntries(
    pairs.map(([, name, ...parts]) => [name, parts.slice(at, at + 3).map(Number) as Triple]),
  );
const light = tokensFrom(0);
const dark = tokensFrom(3);

/** The tints of people, by hue: background and text, each light and dark. */
const PERSON = String.raw`oklch\(([\d.]+) ([\d.]+) var\(--person-hue\)\)`;
const person = [...css.matchAll(new RegExp(PERSON, "g"))].map(
  ([, lightness, chroma]) =>
    (hue: number): Triple => [Number(lightness), Number(chroma), hue],
);

test("defines every colour for both grounds, and only as a token", () => {
  expect(person).toHaveLength(4);
  expect(css.match(/oklch\(/g)).toHaveLength(2 * pairs.length + person.length);
});

test("initials are readable on the tint of every hue", () => {
  const [lightTint, darkTint, lightText, darkText] = person;
  if (!lightTint || !darkTint || !lightText || !darkText) throw new Error("no tints");
  for (let hue = 0; hue < 360; hue += 15) {
    expect(contrast(lightText(hue), lightTint(hue)), `light ${hue}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(darkText(hue), darkTint(hue)), `dark ${hue}`).toBeGreaterThanOrEqual(4.5);
  }
});

describe.each([
  { ground: "light", tokens: light },
  { ground: "dark", tokens: dark },
])("on the $ground ground", ({ tokens }) => {
  const of = (name: string): Triple => {
    const token = tokens[name];
    if (!token) throw new Error(`no token ${name}`);
    return token;
  };
  const hues = COLORS.map((color) => ({ color, value: of(`activity-${color}`) }));

  test.each(["ink", "soft", "danger", "now", "better", "worse"])(
    "%s is readable as text",
    (name) => {
      for (const under of name === "now" ? PAPER : [...PAPER, "sunken"]) {
        expect(contrast(of(name), of(under)), under).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  test("text on the now-mark and on the primary button is readable", () => {
    expect(contrast(of("on-now"), of("now"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("ground"), of("ink"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("ground"), of("danger"))).toBeGreaterThanOrEqual(4.5);
  });

  test("edges of fields, rests and activities stand out as shapes", () => {
    for (const shape of ["edge", "rest", ...COLORS.map((color) => `activity-${color}`)]) {
      for (const under of [...PAPER, "sunken"]) {
        expect(contrast(of(shape), of(under)), `${shape} on ${under}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test("activities are of equal lightness and within what every screen shows", () => {
    expect(new Set(hues.map(({ value }) => value[0])).size).toBe(1);
    for (const { color, value } of hues) {
      for (const part of linearRgb(value)) {
        expect(part, color).toBeGreaterThan(-0.001);
        expect(part, color).toBeLessThan(1.001);
      }
    }
  });

  test.each(Object.entries(DEFICIENCIES))("every two activities differ under %s", (_, matrix) => {
    for (const [index, a] of hues.entries()) {
      for (const b of hues.slice(index + 1)) {
        const distance = seenDistance(a.value, b.value, matrix);
        expect(distance, `${a.color} and ${b.color}`).toBeGreaterThanOrEqual(0.02);
      }
    }
  });
});
