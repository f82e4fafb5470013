/**
 * Whether a request that changes something comes from our own pages: the browser says so itself
 * (`Sec-Fetch-Site`), or its `Origin` is the host it was sent to or the configured site. One that
 * says neither is refused.
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
