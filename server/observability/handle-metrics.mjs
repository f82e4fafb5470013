import { createHash, timingSafeEqual } from "node:crypto";
import { BlockList, isIPv6 } from "node:net";
import { refuse } from "../http/refuse.mjs";
import { metrics } from "./metrics.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 */

/** A proxy adds one of these. Without them the socket's address is the client's. */
const FORWARDING_HEADERS = ["forwarded", "via", "x-forwarded-for", "x-real-ip"];

/** A proxy that adds nothing usually keeps the site's name. So does a browser that a page abuses. */
const LOCAL_HOST = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/**
 * Answers `/metrics` in the text format of Prometheus: with a token to those who send it, without one
 * to programs of this machine. Private networks are not trusted: a container's forwarded port makes
 * the whole internet appear as one.
 *
 * @param {Request} req
 * @param {Response} res
 * @param {{ token: string | undefined }} options
 */
export async function handleMetrics(req, res, { token }) {
  if (token !== undefined && !hasToken(req, token)) {
    res.setHeader("WWW-Authenticate", "Bearer");
    return refuse(res, 401, "UNAUTHORIZED", "not_allowed");
  }
  if (token === undefined && !isLocal(req)) return refuse(res, 403, "FORBIDDEN", "not_allowed");
  const text = await metrics.registry.metrics();
  res.writeHead(200, {
    "Content-Type": metrics.registry.contentType,
    "Cache-Control": "no-store",
  });
  res.end(text);
}

/**
 * Compares hashes, because the comparison must take the same time whatever was sent.
 *
 * @param {Request} req
 * @param {string} token
 */
function hasToken({ headers }, token) {
  const sent = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(hash(sent), hash(token));
}

const hash = (/** @type {string} */ text) => createHash("sha256").update(text).digest();

/** @param {Request} req */
function isLocal({ headers, socket }) {
  const address = socket.remoteAddress ?? "";
  return (
    FORWARDING_HEADERS.every((name) => headers[name] === undefined) &&
    LOCAL_HOST.test(headers.host ?? "") &&
    loopback.check(address, isIPv6(address) ? "ipv6" : "ipv4")
  );
}
