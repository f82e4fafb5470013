import { ServerResponse } from "node:http";
import { runtime } from "../process/runtime.mjs";
import { refusePage } from "./unavailable-page.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 */

/**
 * Lets Next answer a page, and sends the answer once it is complete: Next answers 500 when a page
 * throws, or for a request of the router 200 with an error in it, and by then part of it may be sent.
 * Held back, it can still be replaced with 503 when a call was refused for a reason that passes.
 *
 * @param {Request} req
 * @param {Response} res
 * @param {(req: Request, res: Response) => Promise<void>} handleNext
 */
export async function answerPage(req, res, handleNext) {
  /** @type {import("../process/runtime.mjs").PageRequest} */
  const page = { refusal: null };
  holdAnswer(res, {
    isReplaced: () => page.refusal !== null,
    replace: () => {
      if (page.refusal) refusePage(req, res, page.refusal);
    },
  });
  await runtime.pages.run(page, () => handleNext(req, res));
}

/**
 * Collects what is written, and sends it at the end. To its writer the head looks sent.
 *
 * @param {Response} res
 * @param {{ isReplaced: () => boolean, replace: () => void }} options `replace` answers instead
 */
function holdAnswer(res, { isReplaced, replace }) {
  const { writeHead, write, end, flushHeaders } = ServerResponse.prototype;
  const headersBefore = res.getHeaders();
  /** @type {Buffer[]} */
  const parts = [];
  let isBegun = false;

  Object.defineProperty(res, "headersSent", { configurable: true, get: () => isBegun });
  Object.assign(res, {
    // Others change the headers in a `writeHead` of their own, such as Next's compression.
    flushHeaders() {
      if (!isBegun) res.writeHead(res.statusCode);
    },
    /** @param {number} status @param {unknown[]} rest its text, headers */
    writeHead(status, ...rest) {
      isBegun = true;
      res.statusCode = status;
      const headers = rest.find((part) => typeof part === "object" && part !== null) ?? {};
      for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
      return res;
    },
    /** @param {string | Uint8Array} chunk @param {unknown[]} rest its encoding, a callback */
    write(chunk, ...rest) {
      res.flushHeaders();
      parts.push(toBuffer(chunk, rest));
      const written = findCallback(rest);
      if (written) process.nextTick(written);
      return true;
    },
    /** @param {unknown[]} rest the last chunk, its encoding, a callback */
    end(...rest) {
      res.flushHeaders();
      const [chunk] = rest;
      if (typeof chunk === "string" || chunk instanceof Uint8Array) {
        parts.push(toBuffer(chunk, rest.slice(1)));
      }
      const finished = findCallback(rest);
      if (finished) res.once("finish", finished);
      Reflect.deleteProperty(res, "headersSent");
      Object.assign(res, { writeHead, write, end, flushHeaders });
      if (!isReplaced()) return res.end(Buffer.concat(parts));
      for (const name of res.getHeaderNames()) res.removeHeader(name);
      for (const [name, value] of Object.entries(headersBefore)) res.setHeader(name, value ?? "");
      replace();
      return res;
    },
  });
}

/** A copy, because the writer may use its own again. @param {string | Uint8Array} chunk @param {unknown[]} rest */
const toBuffer = (chunk, [encoding]) =>
  typeof chunk === "string"
    ? Buffer.from(chunk, typeof encoding === "string" ? /** @type {any} */ (encoding) : "utf8")
    : Buffer.from(chunk);

/** @param {unknown[]} rest @returns {(() => void) | undefined} */
const findCallback = (rest) => /** @type {any} */ (rest.find((part) => typeof part === "function"));
