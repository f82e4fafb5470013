/**
 * The client's address: the socket's, or behind `proxies` trusted proxies the one that the outermost
 * proxy saw. Entries further left in `X-Forwarded-For` can be forged.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {number} proxies
 */
export function clientAddress(req, proxies) {
  const own = req.socket.remoteAddress ?? "unknown";
  if (proxies === 0) return own;
  const forwarded = [req.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  return forwarded.at(-proxies)?.trim() || own;
}
