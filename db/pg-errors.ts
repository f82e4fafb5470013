/** Whether a value did not fit its column's type (SQLSTATE class 22, data exception). */
export const isDataException = (error: unknown): boolean => hasState(error, /^22/);

/** Whether a row points at one that is not there, or not any more (SQLSTATE 23503). */
export const isForeignKeyViolation = (error: unknown): boolean => hasState(error, /^23503$/);

/** Drizzle wraps the driver's error. */
function hasState(error: unknown, state: RegExp): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (state.test(String((cause as { code?: unknown }).code))) return true;
  }
  return false;
}

/**
 * Name of the constraint or unique index that a statement ran into, or null for any other error.
 * Drizzle wraps the driver's error, and the two drivers name the field differently.
 */
export function violatedConstraint(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { constraint, constraint_name } = cause as {
      constraint?: string;
      constraint_name?: string;
    };
    const name = constraint_name ?? constraint;
    if (name) return name;
  }
  return null;
}
