/** Set on every response. Pages replace the policy with one that has a nonce (`proxy.ts`). */
const SECURITY_HEADERS = Object.entries({
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
});

/** For this host only: its subdomains belong to its owner, and may not have TLS. */
const HSTS = "max-age=63072000";

/**
 * @param {import("node:http").IncomingMessage} req
 * @param {import("node:http").ServerResponse} res
 * @param {{ proxies: number, hasHsts: boolean }} options
 */
export function setSecurityHeaders(req, res, { proxies, hasHsts }) {
  for (const [name, value] of SECURITY_HEADERS) res.setHeader(name, value);
  if (hasHsts && !cameUnencrypted(req, proxies)) res.setHeader("Strict-Transport-Security", HSTS);
}

/**
 * True if a trusted proxy says that the request reached it without TLS.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {number} proxies
 */
function cameUnencrypted(req, proxies) {
  const [protocol] = String(req.headers["x-forwarded-proto"] ?? "").split(",");
  return proxies > 0 && protocol?.trim().toLowerCase() === "http";
}
