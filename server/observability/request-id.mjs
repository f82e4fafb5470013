import { randomUUID } from "node:crypto";

/** As nginx, Envoy, Heroku and most libraries write it. */
const WELL_FORMED = /^[\w.:-]{8,64}$/;

/**
 * The id of a request, for the log: the one that a trusted proxy gave it, else a new one. A client
 * without a proxy could otherwise give many requests the same id.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {number} proxies number of trusted proxies
 */
export function findRequestId({ headers }, proxies) {
  const given = proxies > 0 ? headers["x-request-id"] : undefined;
  return typeof given === "string" && WELL_FORMED.test(given) ? given : randomUUID();
}
