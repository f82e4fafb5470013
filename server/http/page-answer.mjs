import { ServerResponse } from "node:http";
import { runtime } from "../process/runtime.mjs";
import { refusePage } from "./unavailable-page.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 */

/**
 * Lets Next answer a page, and sends the answer once it is complete. When a page throws, Next answers
 * 500, or to its client router 200 with an error in the body. As nothing has been sent by then, the
 * answer can be replaced with 503 if a call of the page was refused for a temporary reason.
 *
 * @param {Request} req
 * @param {Response} res
 * @param {(req: Request, res: Response) => Promise<void>} handleNext
 */
export async function answerPage(req, res, handleNext) {
  /** @type {import("../process/runtime.mjs").PageRequest} */
  const page = { refusal: null };
  bufferAnswer(res, {
    isReplaced: () => page.refusal !== null,
    replace: () => {
      if (page.refusal) refusePage(req, res, page.refusal);
    },
  });
  await runtime.pages.run(page, () => handleNext(req, res));
}

/**
 * Buffers what is written, and sends it at the end. For Next, the head counts as sent once written.
 *
 * @param {Response} res
 * @param {{ isReplaced: () => boolean, replace: () => void }} options `replace` answers instead
 */
function bufferAnswer(res, { isReplaced, replace }) {
  const { writeHead, write, end, flushHeaders } = ServerResponse.prototype;
  const headersBefore = res.getHeaders();
  /** @type {Buffer[]} */
  const parts = [];
  let isHeadWritten = false;

  Object.defineProperty(res, "headersSent", { configurable: true, get: () => isHeadWritten });
  Object.assign(res, {
    // Calls `writeHead` on `res`, because Next's compression replaces it to change the headers.
    flushHeaders() {
      if (!isHeadWritten) res.writeHead(res.statusCode);
    },
    /**
     * @param {number} status
     * @param {unknown[]} rest its text, headers
     */
    writeHead(status, ...rest) {
      isHeadWritten = true;
      res.statusCode = status;
      const headers = rest.find((part) => typeof part === "object" && part !== null) ?? {};
      for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
      return res;
    },
    /**
     * @param {string | Uint8Array} chunk
     * @param {unknown[]} rest its encoding, a callback
     */
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

/**
 * Copies the chunk, because its writer may reuse the memory.
 *
 * @param {string | Uint8Array} chunk
 * @param {unknown[]} rest its encoding, a callback
 */
const toBuffer = (chunk, [encoding]) =>
  typeof chunk === "string"
    ? Buffer.from(chunk, typeof encoding === "string" ? /** @type {any} */ (encoding) : "utf8")
    : Buffer.from(chunk);

/**
 * @param {unknown[]} rest
 * @returns {(() => void) | undefined}
 */
const findCallback = (rest) => /** @type {any} */ (rest.find((part) => typeof part === "function"));
