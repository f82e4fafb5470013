/** What was kept and lost: whole numbers, not negative. */
interface Counts {
  kept: number;
  lost: number;
}

/**
 * The probability that somebody's kept rate is at most `rate`, after so many sessions were kept and
 * so many lost: the cumulative Beta(kept + 1/2, lost + 1/2), the posterior of Jeffreys' prior.
 *
 * From I_x(1/2, 1/2) = (2/π) arcsin √x by the recurrences DLMF 8.17.20 and 8.17.21,
 *   I_x(a+1, b) = I_x(a, b) − x^a (1−x)^b / (a B(a, b))
 *   I_x(a, b+1) = I_x(a, b) + x^a (1−x)^b / (b B(a, b)),
 * which for half-integers is exact and needs no gamma function. Both counts grow in step, so that
 * the term does not vanish on the way to where it matters.
 *
 * @param rate strictly between 0 and 1.
 */
export function probabilityAtMost(rate: number, { kept, lost }: Counts): number {
  let chance = (2 / Math.PI) * Math.asin(Math.sqrt(rate));
  let term = Math.sqrt(rate * (1 - rate)) / Math.PI;
  let [i, j] = [0, 0];
  while (i < kept || j < lost) {
    const [a, b] = [i + 0.5, j + 0.5];
    if (j === lost || (i < kept && i * lost <= j * kept)) {
      chance -= term / a;
      term *= (rate * (a + b)) / a;
      i += 1;
    } else {
      chance += term / b;
      term *= ((1 - rate) * (a + b)) / b;
      j += 1;
    }
  }
  return Math.min(1, Math.max(0, chance));
}

/** Steps of the integral below; so many that halving them changes nothing a rule could notice. */
const STEPS = 128;

/** So many standard deviations about the mode, beyond which nothing is left that counts. */
const REACH = 8;

/**
 * The probability that one kept rate is lower than another, both unknown but for what was kept and
 * lost: P(X < Y) = ∫ P(X ≤ x) dP(Y ≤ x). With x = sin² θ the density of Y is sin^2k θ · cos^2l θ
 * but for its scale, smooth up to both ends and about 1 / 2√n wide: steps are taken where it lives.
 */
export function probabilityLower(one: Counts, other: Counts): number {
  const mode = Math.atan2(Math.sqrt(other.kept), Math.sqrt(other.lost));
  const reach = REACH / (2 * Math.sqrt(other.kept + other.lost));
  const [from, to] = [Math.max(0, mode - reach), Math.min(Math.PI / 2, mode + reach)];
  let [chance, all] = [0, 0];
  for (let step = 0; step < STEPS; step += 1) {
    const θ = from + ((step + 0.5) / STEPS) * (to - from);
    const density = Math.exp(logDensity(θ, other) - logDensity(mode, other));
    chance += probabilityAtMost(Math.sin(θ) ** 2, one) * density;
    all += density;
  }
  return chance / all;
}

/** At the ends of the axis a logarithm has no value; with nothing to count it is not asked for. */
const logDensity = (θ: number, { kept, lost }: Counts): number =>
  (kept && 2 * kept * Math.log(Math.sin(θ))) + (lost && 2 * lost * Math.log(Math.cos(θ)));
