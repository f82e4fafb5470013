import { refuse } from "./refuse.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 */

const MAX_BYTES = 64 * 1024;
const DRAIN_MS = 1_000;

/**
 * Receives the whole body before any work begins, so that a client which sends slowly occupies only
 * itself. Refuses a body of more than 64 KB, whether its length is declared or it comes in chunks.
 *
 * @param {Request} req
 * @param {Response} res
 * @returns {Promise<boolean>} false when it was refused, or the client has gone
 */
export async function receiveBody(req, res) {
  if (!hasBody(req)) return true;
  if (Number(req.headers["content-length"] ?? 0) > MAX_BYTES || req.readableLength > MAX_BYTES) {
    refuseTooLarge(req, res);
    return false;
  }
  if (req.complete) return true;
  return new Promise((resolve) => {
    res.once("close", () => resolve(false));
    /** @type {Buffer[]} */
    const parts = [];
    // Earlier parts are here already when this request waited for another of its connection.
    let bytes = req.readableLength;
    // Node's parser delivers a body by `push`. Reading it as a stream would take it away from the
    // handler, and left to itself the stream stops at its buffer's size.
    req.push = (part) => {
      if (part === null) {
        restorePush(req);
        for (const part of parts) req.push(part);
        req.push(null);
        resolve(true);
        return false;
      }
      bytes += part.length;
      parts.push(part);
      if (bytes > MAX_BYTES) {
        parts.length = 0;
        refuseTooLarge(req, res);
        resolve(false);
      }
      return true;
    };
  });
}

/** @param {Request} req */
const hasBody = ({ headers }) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/**
 * @param {Request} req
 * @param {Response} res
 */
const refuseTooLarge = (req, res) =>
  refuseUnread(req, res, () => refuse(res, 413, "PAYLOAD_TOO_LARGE", "body_too_large"));

/**
 * Answers while the client may still be sending. Closing at once would reset the connection and lose
 * the answer, so what arrives within a second is discarded first.
 *
 * @param {Request} req
 * @param {Response} res
 * @param {() => void} answer
 */
export function refuseUnread(req, res, answer) {
  if (!hasBody(req) || req.complete) return answer();
  res.setHeader("Connection", "close");
  const answerOnce = () => {
    clearTimeout(timer);
    restorePush(req);
    if (!res.headersSent && !res.destroyed) answer();
  };
  const timer = setTimeout(answerOnce, DRAIN_MS);
  req.push = (part) => {
    if (part === null) answerOnce();
    return part === null ? req.push(null) : true;
  };
  res.once("close", () => clearTimeout(timer));
}

/** @param {Request} req */
function restorePush(req) {
  req.push = Object.getPrototypeOf(req).push;
}
