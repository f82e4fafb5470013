/** Whether people reach the site over TLS; then cookies are `Secure` and carry the prefix. */
export const isSecureSite = () => process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;

/** Name of next-auth's session cookie. */
export const sessionCookieName = (isSecure: boolean) =>
  isSecure ? "__Secure-next-auth.session-token" : "next-auth.session-token";

/** A device stays signed in this long, in seconds: the longest a browser keeps a cookie. */
export const SIGNED_IN_SECONDS = 400 * 24 * 60 * 60;
