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

const DATABASE_UNAVAILABLE = "DatabaseUnavailable";

/**
 * The database did not answer in time, or cannot write at the moment. The statement was not run or
 * was rolled back, so it can be repeated.
 */
export class DatabaseUnavailable extends Error {
  override name = DATABASE_UNAVAILABLE;
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

/** True if the role may not do this (SQLSTATE 42501). */
export const isForbidden = (error: unknown): boolean => hasSqlState(error, /^42501$/);

/** True if the server accepts no more connections, in all or of this role (SQLSTATE 53300). */
export const isTooManyConnections = (error: unknown): boolean => hasSqlState(error, /^53300$/);

/**
 * True if the connection broke, or leads to a server that is stopping, starting or only a standby:
 * SQLSTATE class 08 (connection exception), 57P01 to 57P05 (shutdown), 25P03 (idle in a transaction
 * for too long), 25006 (read only), or an error of the socket.
 */
export const isConnectionLost = (error: unknown): boolean =>
  hasSqlState(error, /^(08...|57P0[1-5]|25P03|25006|E[A-Z]+|EAI_\w+)$/) ||
  hasMessage(
    error,
    /^(Connection terminated|Client (has encountered|was closed)|Query read timeout)/,
  );

/**
 * True if a statement was planned before the type of a column changed: the connection must plan it
 * again. PostgreSQL has no code of its own for it.
 */
export const isStalePlan = (error: unknown): boolean =>
  hasSqlState(error, /^0A000$/) && hasMessage(error, /^cached plan must not change result type/);

/** True if a prepared statement is unknown to its connection. */
export const isUnknownStatement = (error: unknown): boolean => hasSqlState(error, /^26000$/);

/**
 * True if trying again later can succeed: the connection broke, a time limit has passed (57014,
 * 55P03), the transaction met another (class 40), or the server has run out of connections, memory
 * or disk space (class 53).
 */
export const isUnavailable = (error: unknown): boolean =>
  isConnectionLost(error) ||
  hasSqlState(error, /^(57014|55P03|40...|53...)$/) ||
  hasMessage(error, /^timeout exceeded when trying to connect/) ||
  // By name instead of `instanceof`, because Next loads this module a second time for pages.
  findCause(error, (cause) => cause.name === DATABASE_UNAVAILABLE) !== undefined;

const hasSqlState = (error: unknown, state: RegExp): boolean =>
  findCause(error, (cause) => state.test(String((cause as { code?: unknown }).code))) !== undefined;

const hasMessage = (error: unknown, message: RegExp): boolean =>
  findCause(error, (cause) => message.test(cause.message)) !== undefined;

/** Drizzle wraps the driver's error. */
function findCause(error: unknown, isFound: (cause: Error) => boolean): Error | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (isFound(cause)) return cause;
  }
  return undefined;
}

/**
 * The name of the constraint or unique index that a statement violated, or null for other errors.
 */
export function violatedConstraint(error: unknown): string | null {
  const violation = findCause(error, (cause) => "constraint" in cause && Boolean(cause.constraint));
  return (violation as { constraint?: string } | undefined)?.constraint ?? null;
}
