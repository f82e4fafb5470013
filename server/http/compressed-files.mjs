import send from "send";
import { COMPRESSED_TYPES } from "../process/compress-static.mjs";
import { acceptsEncoding } from "./accepts-encoding.mjs";

const PREFIX = "/_next/static/";

/**
 * Answers with the copy of a static file that the build compressed with Brotli: a seventh fewer bytes
 * than Next's gzip, and no compression for each request.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {import("node:http").ServerResponse} res
 * @param {{ path: string, root: string }} file the request's path, and the folder of the static files
 * @returns {Promise<boolean>} whether it was answered: not if the client does not accept Brotli, or
 *   there is no copy
 */
export async function sendCompressedFile(req, res, { path, root }) {
  const type = COMPRESSED_TYPES[path.slice(path.lastIndexOf("."))];
  if (!type || !path.startsWith(PREFIX) || !acceptsEncoding(req, "br")) return false;
  const headersBefore = new Set(res.getHeaderNames());
  // The names contain a hash of the content, so a file never changes.
  const options = { root, maxAge: "1y", immutable: true, acceptRanges: false };
  return await new Promise((resolve) => {
    res.once("close", () => resolve(true));
    send(req, `${path.slice(PREFIX.length)}.br`, options)
      .on("headers", () => {
        res.setHeader("Content-Type", type);
        res.setHeader("Content-Encoding", "br");
        res.setHeader("Vary", "Accept-Encoding");
      })
      // An update may delete the file while it is sent.
      .on("error", () => {
        if (res.headersSent) return res.destroy();
        for (const name of res.getHeaderNames()) {
          if (!headersBefore.has(name)) res.removeHeader(name);
        }
        resolve(false);
      })
      .pipe(res);
  });
}
