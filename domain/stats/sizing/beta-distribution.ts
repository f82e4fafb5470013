/** Numbers of sessions. */
interface Counts {
  completed: number;
  broken: number;
}

/**
 * The probability that a person's completion rate is at most `rate`, given their completed and
 * broken sessions: the cumulative Beta(completed + 1/2, broken + 1/2), by Jeffreys' prior.
 *
 * From I_x(1/2, 1/2) = (2/π) arcsin √x by the recurrences DLMF 8.17.20 and 8.17.21,
 *   I_x(a+1, b) = I_x(a, b) − x^a (1−x)^b / (a B(a, b))
 *   I_x(a, b+1) = I_x(a, b) + x^a (1−x)^b / (b B(a, b)),
 * which for half-integers is exact and needs no gamma function. Both counts grow together, so that
 * the term does not underflow before it matters.
 *
 * @param rate strictly between 0 and 1.
 */
export function probabilityAtMost(rate: number, { completed, broken }: Counts): number {
  let probability = (2 / Math.PI) * Math.asin(Math.sqrt(rate));
  let term = Math.sqrt(rate * (1 - rate)) / Math.PI;
  let [i, j] = [0, 0];
  while (i < completed || j < broken) {
    const [a, b] = [i + 0.5, j + 0.5];
    if (j === broken || (i < completed && i * broken <= j * completed)) {
      probability -= term / a;
      term *= (rate * (a + b)) / a;
      i += 1;
    } else {
      probability += term / b;
      term *= ((1 - rate) * (a + b)) / b;
      j += 1;
    }
  }
  return Math.min(1, Math.max(0, probability));
}

/** Steps of the integral below. Half as many give the same results in every rule that uses it. */
const STEPS = 128;

/** Half the range of the integral, in standard deviations around the mode. */
const REACH = 8;

/**
 * The probability that one completion rate is lower than another, given the sessions of both:
 * P(X < Y) = ∫ P(X ≤ x) dP(Y ≤ x). With x = sin² θ the density of Y is proportional to
 * sin^2c θ · cos^2b θ for c completed and b broken sessions. It is smooth up to both ends and about
 * 1 / 2√n wide, so only the range around its mode is integrated.
 */
export function probabilityLower(one: Counts, other: Counts): number {
  const mode = Math.atan2(Math.sqrt(other.completed), Math.sqrt(other.broken));
  const reach = REACH / (2 * Math.sqrt(other.completed + other.broken));
  const [from, to] = [Math.max(0, mode - reach), Math.min(Math.PI / 2, mode + reach)];
  let [lower, all] = [0, 0];
  for (let step = 0; step < STEPS; step += 1) {
    const θ = from + ((step + 0.5) / STEPS) * (to - from);
    const density = Math.exp(logDensity(θ, other) - logDensity(mode, other));
    lower += probabilityAtMost(Math.sin(θ) ** 2, one) * density;
    all += density;
  }
  return lower / all;
}

/** At the ends of the axis a logarithm is infinite, so a count of 0 leaves its term out. */
const logDensity = (θ: number, { completed, broken }: Counts): number =>
  (completed && 2 * completed * Math.log(Math.sin(θ))) +
  (broken && 2 * broken * Math.log(Math.cos(θ)));
