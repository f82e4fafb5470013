/** A statement and the values of its parameters `$1`, `$2`, … */
export interface Statement {
  text: string;
  values: unknown[];
}

/**
 * Replaces the database's clock in a statement with a given instant, as one more parameter: a
 * replica's own clock may be wrong. The text depends only on the text, so it can be prepared.
 */
export function withGivenNow({ text, values }: Statement, now: string): Statement {
  if (!text.includes(CLOCK_CALL)) return { text, values };
  return {
    text: text.replaceAll(CLOCK_CALL, `$${values.length + 1}::timestamptz(3)`),
    values: [...values, now],
  };
}

const CLOCK_CALL = "stint_now()";
