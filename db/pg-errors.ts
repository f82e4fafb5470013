/** The database cannot be opened for an expected reason. The message is one line for the operator. */
export class CannotOpenDatabase extends Error {}

/** Another process has held the migration lock for too long. */
export class MigrationLocked extends CannotOpenDatabase {
  constructor(pid: string | null, seconds: number) {
    const holder = pid ? `The database session with process id ${pid}` : "Another process";
    super(
      `${holder} has been migrating the database in DATABASE_URL for over ${seconds} s. ` +
        "Wait until it has ended, or end it, and start again.",
    );
    this.name = "MigrationLocked";
  }
}

/**
 * The database did not answer in time, or cannot write at the moment. The statement was not run or
 * was rolled back, so it can be repeated.
 */
export class DatabaseUnavailable extends Error {
  override name = "DatabaseUnavailable";
}

/** True if the disk had no space left (SQLSTATE 53100). */
export const isDiskFull = (error: unknown): boolean => hasSqlState(error, /^53100$/);

/** True if a change was refused because the transaction only reads (SQLSTATE 25006). */
export const isReadOnlyTransaction = (error: unknown): boolean => hasSqlState(error, /^25006$/);

/** True if a value was invalid for its type (SQLSTATE class 22, data exception). */
export const isDataException = (error: unknown): boolean => hasSqlState(error, /^22/);

/** True if a row refers to a missing row (SQLSTATE 23503). */
export const isForeignKeyViolation = (error: unknown): boolean => hasSqlState(error, /^23503$/);

/** True if a lock was not available in time (SQLSTATE 55P03). */
export const isLockTimeout = (error: unknown): boolean => hasSqlState(error, /^55P03$/);

/** Drizzle wraps the driver's error. */
function hasSqlState(error: unknown, state: RegExp): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (state.test(String((cause as { code?: unknown }).code))) return true;
  }
  return false;
}

/**
 * The name of the constraint or unique index that a statement violated, or null for other errors.
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
