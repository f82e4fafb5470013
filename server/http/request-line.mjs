import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

const TAKES_POST = /^\/api\/(live$|trpc\/[^/]+$|auth\/)/;

/**
 * The methods that a path answers. POST reaches only the paths that accept it, and Next's error
 * overlay in development: there are no server actions, and Next logs a stack for each attempt to call
 * one.
 *
 * @param {string} path
 */
export const listMethods = (path) =>
  TAKES_POST.test(path) || (process.env.NODE_ENV !== "production" && path.startsWith("/__nextjs"))
    ? ["GET", "HEAD", "POST", "OPTIONS"]
    : ["GET", "HEAD", "OPTIONS"];

/**
 * True if a URL is malformed, or addresses anything but a path of this site: proxies also
 * accept `*` and whole addresses. A path that cannot be decoded makes Next answer with a server error,
 * and PostgreSQL cannot store NUL. Segments `.` and `..` are refused, because Next resolves them: the
 * path would be limited as one kind of request and answered as another.
 *
 * @param {string | undefined} url
 */
export function isMalformedUrl(url = "") {
  if (!url.startsWith("/")) return true;
  try {
    const path = decodeURIComponent(url.split("?", 1)[0] ?? "");
    return path.includes("\0") || path.split(/[/\\]/).some((segment) => /^\.{1,2}$/.test(segment));
  } catch {
    return true;
  }
}

/**
 * True if the state that the browser's router sends is malformed. Next would answer with a server
 * error and log it.
 *
 * @param {import("node:http").IncomingMessage} req
 */
export function isMalformedRouterState({ headers }) {
  try {
    parseAndValidateFlightRouterState(headers["next-router-state-tree"]);
    return false;
  } catch {
    return true;
  }
}

/**
 * True if the client wants to speak another protocol on this connection, such as WebSocket. An offer
 * of HTTP/2 does not count: some clients make it with every request, and it may be ignored.
 *
 * @param {import("node:http").IncomingMessage} req
 */
export function asksForUpgrade({ headers }) {
  const isUpgrade = /(^|,)\s*upgrade\s*(,|$)/i.test(headers.connection ?? "");
  return isUpgrade && headers.upgrade !== undefined && !/^h2c$/i.test(headers.upgrade.trim());
}
