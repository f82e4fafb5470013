import { refuse } from "./refuse.mjs";

const MAX_BYTES = 64 * 1024;
const DRAIN_MS = 1_000;

/**
 * Refuses a body that is too large or has no declared length, before it is read.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {import("node:http").ServerResponse} res
 * @returns {boolean} whether it was refused
 */
export function refuseBody(req, res) {
  if (req.headers["transfer-encoding"] !== undefined) {
    refuseUnread(req, res, () => refuse(res, 411, "BAD_REQUEST", "invalid_input"));
    return true;
  }
  if (Number(req.headers["content-length"] ?? 0) <= MAX_BYTES) return false;
  refuseUnread(req, res, () => refuse(res, 413, "PAYLOAD_TOO_LARGE", "body_too_large"));
  return true;
}

/**
 * Answers while the client is still sending. Closing at once would reset the connection and lose the
 * answer, so what arrives within a second is discarded first.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {import("node:http").ServerResponse} res
 * @param {() => void} answer
 */
function refuseUnread(req, res, answer) {
  res.setHeader("Connection", "close");
  const answerOnce = () => {
    clearTimeout(timer);
    if (!res.headersSent) answer();
  };
  const timer = setTimeout(answerOnce, DRAIN_MS);
  req.once("end", answerOnce).resume();
  res.once("close", () => clearTimeout(timer));
}
