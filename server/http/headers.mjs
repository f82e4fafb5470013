/** On every response, whoever makes it. Pages replace the policy by one with a nonce. */
const HEADERS = Object.entries({
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
});

/** @param {import("node:http").ServerResponse} res */
export function setSafeHeaders(res) {
  for (const [name, value] of HEADERS) res.setHeader(name, value);
}
