/**
 * True if a mutation comes from our own pages: `Sec-Fetch-Site` says so, or `Origin` is the host of
 * the request or the configured site. False when both headers are missing.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const configured = process.env.NEXTAUTH_URL;
  if (configured && new URL(configured).origin === origin) return true;
  return new URL(origin).host === headers.get("host");
}
