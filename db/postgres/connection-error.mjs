/**
 * Remedies, by the code of the error of the network or of PostgreSQL.
 * @type {Record<string, string>}
 */
const REMEDIES = {
  ECONNREFUSED: "Start the server, or correct the address.",
  ENOTFOUND: "Correct the host name.",
  "28P01": "Correct the password.",
  "3D000": "Create it with the encoding UTF8, or correct the name.",
};

/**
 * The line for the operator when a PostgreSQL server cannot be used, with the server's message and,
 * for common causes, the remedy. Never contains the URL: it may hold a password.
 *
 * @param {unknown} error
 * @param {string} where names the URL, e.g. "DATABASE_URL"
 */
export function describeConnectionError(error, where) {
  const [cause] = error instanceof AggregateError ? error.errors : [error];
  const { message, code = "" } = /** @type {Error & { code?: string }} */ (cause);
  const line = `Cannot use the PostgreSQL server in ${where}: ${message}`;
  return REMEDIES[code] ? `${line}. ${REMEDIES[code]}` : line;
}
