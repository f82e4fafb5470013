import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { probabilityAtMost, probabilityLower } from "./beta-distribution";

/**
 * The oracle integrates the density. With p = sin²θ the posterior is sin^2k θ · cos^2l θ, smooth
 * and without a gamma function; both integrals by Simpson's rule.
 */
function integrated(rate: number, kept: number, lost: number): number {
  const density = (θ: number) => Math.sin(θ) ** (2 * kept) * Math.cos(θ) ** (2 * lost);
  const integral = (to: number) => {
    const steps = 4000;
    let sum = density(0) + density(to);
    for (let i = 1; i < steps; i += 1) sum += density((to * i) / steps) * (i % 2 === 0 ? 2 : 4);
    return (sum * to) / (3 * steps);
  };
  return integral(Math.asin(Math.sqrt(rate))) / integral(Math.PI / 2);
}

const rate = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const sessions = fc.record({ kept: fc.nat(150), lost: fc.nat(150) });

describe("the chance that a kept rate is at most so high", () => {
  test("is the integral of the posterior", () => {
    fc.assert(
      fc.property(rate, sessions, (at, { kept, lost }) => {
        expect(probabilityAtMost(at, { kept, lost })).toBeCloseTo(integrated(at, kept, lost), 8);
      }),
    );
  });

  test.each([
    // The first three by SciPy's beta.ppf, the last two from the manual of R's RSurveillance.
    [10, 10, 0.025, 0.78280373],
    [9, 10, 0.025, 0.61868523],
    [5, 10, 0.025, 0.22352867],
    [25, 200, 0.025, 0.08462743],
    [25, 200, 0.975, 0.176126],
  ])("agrees that %d in %d have a quantile of %d at %d", (kept, of, chance, quantile) => {
    expect(probabilityAtMost(quantile, { kept, lost: of - kept })).toBeCloseTo(chance, 5);
  });

  test("falls with every session kept and rises with every one lost", () => {
    fc.assert(
      fc.property(rate, sessions, (at, { kept, lost }) => {
        const chance = probabilityAtMost(at, { kept, lost });
        expect(probabilityAtMost(at, { kept: kept + 1, lost })).toBeLessThanOrEqual(chance + 1e-12);
        expect(probabilityAtMost(at, { kept, lost: lost + 1 })).toBeGreaterThanOrEqual(
          chance - 1e-12,
        );
      }),
    );
  });

  test("mirrors when kept and lost change places", () => {
    fc.assert(
      fc.property(rate, sessions, (at, { kept, lost }) => {
        const mirrored = probabilityAtMost(1 - at, { kept: lost, lost: kept });
        expect(probabilityAtMost(at, { kept, lost })).toBeCloseTo(1 - mirrored, 10);
      }),
    );
  });

  test("stays sound over ten years of sessions", () => {
    expect(probabilityAtMost(0.7, { kept: 36_000, lost: 0 })).toBeCloseTo(0, 12);
    expect(probabilityAtMost(0.7, { kept: 0, lost: 36_000 })).toBeCloseTo(1, 12);
    expect(probabilityAtMost(0.7, { kept: 25_200, lost: 10_800 })).toBeCloseTo(0.5, 2);
  });
});

const counts = (kept: number, lost: number) => ({ kept, lost });

describe("the chance that one rate is lower than another", () => {
  /** By brute force: both posteriors in 2000 slices, from their densities alone. */
  function byDensities(one: { kept: number; lost: number }, other: typeof one): number {
    const steps = 2000;
    const at = (i: number) => ((i + 0.5) / steps) * (Math.PI / 2);
    const density = ({ kept, lost }: typeof one) => {
      const logs = Array.from(
        { length: steps },
        (_, i) => 2 * kept * Math.log(Math.sin(at(i))) + 2 * lost * Math.log(Math.cos(at(i))),
      );
      const top = Math.max(...logs);
      const weights = logs.map((log) => Math.exp(log - top));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      return weights.map((weight) => weight / sum);
    };
    const [a, b] = [density(one), density(other)];
    let [chance, below] = [0, 0];
    for (let i = 0; i < steps; i += 1) {
      const [here, there] = [a[i] ?? 0, b[i] ?? 0];
      chance += there * (below + here / 2);
      below += here;
    }
    return chance;
  }

  const counted = fc.record({ kept: fc.nat(60), lost: fc.nat(60) });

  test("is what the two densities say", () => {
    fc.assert(
      fc.property(counted, counted, (one, other) => {
        expect(probabilityLower(one, other)).toBeCloseTo(byDensities(one, other), 2);
      }),
    );
  });

  test("stays sound over ten years of sessions", () => {
    const [worse, better] = [counts(25_000, 4_000), counts(25_300, 3_700)];
    expect(probabilityLower(worse, worse)).toBeCloseTo(0.5, 6);
    // The difference is 3.7 standard errors: normal to four places, so many are the sessions.
    expect(probabilityLower(worse, better)).toBeCloseTo(0.9999, 4);
    expect(probabilityLower(counts(0, 29_000), counts(29_000, 0))).toBeCloseTo(1, 9);
  });

  test("and the chance of the contrary make one", () => {
    fc.assert(
      fc.property(counted, counted, (one, other) => {
        expect(probabilityLower(one, other) + probabilityLower(other, one)).toBeCloseTo(1, 3);
      }),
    );
  });
});
