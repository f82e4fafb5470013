/** Set on every response. Pages replace the policy with one that has a nonce (`proxy.ts`). */
const HEADERS = Object.entries({
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
});

/** @param {import("node:http").ServerResponse} res */
export function setSecurityHeaders(res) {
  for (const [name, value] of HEADERS) res.setHeader(name, value);
}
