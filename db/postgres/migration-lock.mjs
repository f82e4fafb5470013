/** An arbitrary number: the advisory lock that each process takes before it migrates. */
export const MIGRATION_LOCK = 5_171_420;
