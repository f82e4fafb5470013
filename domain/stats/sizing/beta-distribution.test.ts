import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { probabilityAtMost, probabilityLower } from "./beta-distribution";

/**
 * The oracle: integrates the density with Simpson's rule. With p = sin²θ the density is proportional
 * to sin^2c θ · cos^2b θ, which is smooth and needs no gamma function.
 */
function integrate(rate: number, completed: number, broken: number): number {
  const density = (θ: number) => Math.sin(θ) ** (2 * completed) * Math.cos(θ) ** (2 * broken);
  const integral = (to: number) => {
    const steps = 4000;
    let sum = density(0) + density(to);
    for (let i = 1; i < steps; i += 1) sum += density((to * i) / steps) * (i % 2 === 0 ? 2 : 4);
    return (sum * to) / (3 * steps);
  };
  return integral(Math.asin(Math.sqrt(rate))) / integral(Math.PI / 2);
}

const rate = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const sessions = fc.record({ completed: fc.nat(150), broken: fc.nat(150) });

describe("the probability that a rate is at most a value", () => {
  test("is the integral of the density", () => {
    fc.assert(
      fc.property(rate, sessions, (at, { completed, broken }) => {
        expect(probabilityAtMost(at, { completed, broken })).toBeCloseTo(
          integrate(at, completed, broken),
          8,
        );
      }),
    );
  });

  test.each([
    // The first three are from SciPy's beta.ppf, the last two from the manual of R's RSurveillance.
    [10, 10, 0.025, 0.78280373],
    [9, 10, 0.025, 0.61868523],
    [5, 10, 0.025, 0.22352867],
    [25, 200, 0.025, 0.08462743],
    [25, 200, 0.975, 0.176126],
  ])("%d of %d have the quantile %d at %d", (completed, of, probability, quantile) => {
    expect(probabilityAtMost(quantile, { completed, broken: of - completed })).toBeCloseTo(
      probability,
      5,
    );
  });

  test("falls with every completed session and rises with every broken one", () => {
    fc.assert(
      fc.property(rate, sessions, (at, { completed, broken }) => {
        const probability = probabilityAtMost(at, { completed, broken });
        expect(probabilityAtMost(at, { completed: completed + 1, broken })).toBeLessThanOrEqual(
          probability + 1e-12,
        );
        expect(probabilityAtMost(at, { completed, broken: broken + 1 })).toBeGreaterThanOrEqual(
          probability - 1e-12,
        );
      }),
    );
  });

  test("is mirrored when completed and broken are swapped", () => {
    fc.assert(
      fc.property(rate, sessions, (at, { completed, broken }) => {
        const mirrored = probabilityAtMost(1 - at, { completed: broken, broken: completed });
        expect(probabilityAtMost(at, { completed, broken })).toBeCloseTo(1 - mirrored, 10);
      }),
    );
  });

  test("stays exact for ten years of sessions", () => {
    expect(probabilityAtMost(0.7, { completed: 36_000, broken: 0 })).toBeCloseTo(0, 12);
    expect(probabilityAtMost(0.7, { completed: 0, broken: 36_000 })).toBeCloseTo(1, 12);
    expect(probabilityAtMost(0.7, { completed: 25_200, broken: 10_800 })).toBeCloseTo(0.5, 2);
  });
});

const counts = (completed: number, broken: number) => ({ completed, broken });

describe("the probability that one rate is lower than another", () => {
  /** The oracle: both densities in 2000 slices. */
  function compareDensities(one: { completed: number; broken: number }, other: typeof one): number {
    const steps = 2000;
    const at = (i: number) => ((i + 0.5) / steps) * (Math.PI / 2);
    const density = ({ completed, broken }: typeof one) => {
      const logs = Array.from(
        { length: steps },
        (_, i) =>
          2 * completed * Math.log(Math.sin(at(i))) + 2 * broken * Math.log(Math.cos(at(i))),
      );
      const top = Math.max(...logs);
      const weights = logs.map((log) => Math.exp(log - top));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      return weights.map((weight) => weight / sum);
    };
    const [a, b] = [density(one), density(other)];
    let [probability, below] = [0, 0];
    for (let i = 0; i < steps; i += 1) {
      const [here, there] = [a[i] ?? 0, b[i] ?? 0];
      probability += there * (below + here / 2);
      below += here;
    }
    return probability;
  }

  const counted = fc.record({ completed: fc.nat(60), broken: fc.nat(60) });

  test("follows from the two densities", () => {
    fc.assert(
      fc.property(counted, counted, (one, other) => {
        expect(probabilityLower(one, other)).toBeCloseTo(compareDensities(one, other), 2);
      }),
    );
  });

  test("stays exact for ten years of sessions", () => {
    const [worse, better] = [counts(25_000, 4_000), counts(25_300, 3_700)];
    expect(probabilityLower(worse, worse)).toBeCloseTo(0.5, 6);
    // The difference is 3.7 standard errors. With so many sessions it is normally distributed.
    expect(probabilityLower(worse, better)).toBeCloseTo(0.9999, 4);
    expect(probabilityLower(counts(0, 29_000), counts(29_000, 0))).toBeCloseTo(1, 9);
  });

  test("adds up to 1 with the probability of the opposite", () => {
    fc.assert(
      fc.property(counted, counted, (one, other) => {
        expect(probabilityLower(one, other) + probabilityLower(other, one)).toBeCloseTo(1, 3);
      }),
    );
  });
});
