/** The headers of a request, by lower-case names. */
export type HeaderReader = Pick<Headers, "get">;

/**
 * True if a mutation comes from our own pages: `Sec-Fetch-Site` says so, or `Origin` is the host of
 * the request or the configured site. False when both headers are missing.
 */
export function isSameOrigin(headers: HeaderReader): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const configured = process.env.NEXTAUTH_URL;
  if (configured && new URL(configured).origin === origin) return true;
  return new URL(origin).host === headers.get("host");
}

/**
 * True if a browser says that a request comes from another site. A program that sends neither header
 * holds no person's cookies; for sign-in forms, the CSRF token then decides.
 */
export function comesFromOtherSite(headers: Headers): boolean {
  const isFromBrowser = headers.has("sec-fetch-site") || headers.has("origin");
  return isFromBrowser && !isSameOrigin(headers);
}
