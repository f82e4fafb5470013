import { createHash } from "node:crypto";

/**
 * True if the site is served over TLS. Its cookies are then `Secure` and their names have a prefix.
 */
export const isSecureSite = () => process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;

/** A device stays signed in for this long, the longest that browsers keep a cookie. */
export const SIGNED_IN_SECONDS = 400 * 24 * 60 * 60;

/** The name of the session cookie. */
export const sessionCookieName = (isSecure = isSecureSite()) =>
  `${cookiePrefix(isSecure)}next-auth.session-token`;

/** The name that earlier versions gave the session cookie; the devices that have it stay signed in. */
export const oldSessionCookieName = () =>
  `${isSecureSite() ? "__Secure-" : ""}next-auth.session-token`;

export const csrfCookieName = () => `${cookiePrefix(isSecureSite())}next-auth.csrf-token`;
export const callbackUrlCookieName = () => `${cookiePrefix(isSecureSite())}next-auth.callback-url`;

/**
 * Browsers share cookies between the ports of a host. So that two sites on one host do not sign each
 * other's people out, the names contain a hash of the secret, which only the processes of one site
 * share. With `__Host-`, no other host of the domain can set the cookie.
 */
function cookiePrefix(isSecure: boolean): string {
  const secret = process.env.NEXTAUTH_SECRET;
  const site = secret && createHash("sha256").update(`cookie name ${secret}`).digest("hex");
  return `${isSecure ? "__Host-" : ""}${site ? `stint-${site.slice(0, 8)}.` : ""}`;
}

/** The cookies of a `Cookie` header. Of several with one name, the first counts. */
export function parseCookies(header: string | null | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    const name = part.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return cookies;
}

/** The tokens in a `Cookie` header: of today's cookie, then of one from an earlier version. */
export function readSessionTokens(cookieHeader: string | null | undefined): string[] {
  const cookies = parseCookies(cookieHeader);
  const names = new Set([sessionCookieName(), oldSessionCookieName()]);
  return [...names].flatMap((name) => cookies.get(name) ?? []);
}
