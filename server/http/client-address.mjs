/**
 * The address a request came from: the socket's, or with `proxies` trusted proxies in front the
 * one that the outermost of them saw. What stands further left in the header anyone can write.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {number} proxies
 */
export function addressOf(req, proxies) {
  const own = req.socket.remoteAddress ?? "unknown";
  if (proxies === 0) return own;
  const forwarded = [req.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  return forwarded.at(-proxies)?.trim() || own;
}
