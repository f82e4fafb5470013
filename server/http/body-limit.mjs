import { refuse } from "../process/refuse.mjs";

const MOST_BYTES = 64 * 1024;
const DRAIN_MS = 1_000;

/**
 * Refuses a body that is too large, or that does not say how large it is, before anyone reads it.
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
  if (Number(req.headers["content-length"] ?? 0) <= MOST_BYTES) return false;
  refuseUnread(req, res, () => refuse(res, 413, "PAYLOAD_TOO_LARGE", "body_too_large"));
  return true;
}

/**
 * Answers while the sender still sends. Closing at once would reset the connection and the answer
 * with it; so what comes within a second is thrown away, then the connection ends.
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
