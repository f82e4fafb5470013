import { isIP, isIPv6 } from "node:net";

/**
 * The client's address: the socket's, or behind `proxies` trusted proxies the one that the outermost
 * proxy saw. Entries further left in `X-Forwarded-For` can be forged. An entry that is no address
 * counts as missing: used as it is, it would let a client choose the key of its limits.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {number} proxies
 */
export function clientAddress(req, proxies) {
  const own = req.socket.remoteAddress ?? "unknown";
  if (proxies === 0) return own;
  const forwarded = [req.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  return parseAddress(forwarded.at(-proxies) ?? "") ?? own;
}

/**
 * Reads an entry of `X-Forwarded-For`. Some proxies append the client's port, which differs between
 * connections: `203.0.113.7:5678`, `[2001:db8::1]:443`.
 *
 * @param {string} entry
 * @returns {string | null} null when it is no IP address
 */
export function parseAddress(entry) {
  const text = entry.trim().replace(/^"(.*)"$/, "$1");
  const address =
    /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return isIP(address) === 0 ? null : address;
}

/**
 * The group that counts as one address: an IPv4 address, or the /64 prefix of an IPv6 address, which
 * one household or phone gets (RFC 6177).
 *
 * @param {string} address
 */
export function addressGroup(address) {
  const [bare = ""] = address.split("%");
  if (!isIPv6(bare)) return address;
  const groups = expandIPv6(bare);
  if (groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff") {
    const bytes = groups.slice(6).map((group) => Number.parseInt(group, 16));
    return bytes.flatMap((pair) => [pair >> 8, pair & 255]).join(".");
  }
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/**
 * The eight groups of an IPv6 address, without leading zeros.
 *
 * @param {string} address
 */
function expandIPv6(address) {
  // The URL parser writes every notation the same way, an IPv4 ending included.
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const left = head === "" ? [] : head.split(":");
  if (tail === undefined) return left;
  const right = tail === "" ? [] : tail.split(":");
  return [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
}
