import { expect, it } from "vitest";
import { SOUNDS } from "../signal-settings";
import { renderSamples } from "./sound-samples";

const RATE = 8_000;

it.each(SOUNDS)("renders a soft %s that neither clips nor clicks", (sound) => {
  const samples = renderSamples(sound, RATE);
  const loudness = samples.map(Math.abs);
  expect(Math.max(...loudness)).toBeCloseTo(0.6);
  expect(samples[0]).toBe(0);
  expect(samples.at(-1)).toBeCloseTo(0);
  expect(samples.length / RATE).toBeGreaterThan(1);
  expect(samples.length / RATE).toBeLessThan(3.5);
  const last = loudness.subarray(samples.length - RATE / 10);
  expect(Math.max(...last)).toBeLessThan(0.02);
});

it("renders three different sounds", () => {
  const sums = SOUNDS.map((sound) => renderSamples(sound, RATE).slice(0, 400).join());
  expect(new Set(sums).size).toBe(3);
});
