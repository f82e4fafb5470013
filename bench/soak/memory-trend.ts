export interface MemorySample {
  minutes: number;
  kb: number;
}

/** The growth of the memory in KB a minute: the slope of the line with the least squared errors. */
export function computeSlope(samples: MemorySample[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [minutes, kb] = [mean(samples.map((s) => s.minutes)), mean(samples.map((s) => s.kb))];
  const covariance = mean(samples.map((s) => (s.minutes - minutes) * (s.kb - kb)));
  return covariance / mean(samples.map((s) => (s.minutes - minutes) ** 2));
}
