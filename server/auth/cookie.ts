/**
 * True if the site is served over TLS. Its cookies are then `Secure` and their names have a prefix.
 */
export const isSecureSite = () => process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;

/** The name of next-auth's session cookie. */
export const sessionCookieName = (isSecure: boolean) =>
  isSecure ? "__Secure-next-auth.session-token" : "next-auth.session-token";

/** A device stays signed in for this long, the longest that browsers keep a cookie. */
export const SIGNED_IN_SECONDS = 400 * 24 * 60 * 60;
