import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { database } from "../database";
import { announce } from "../live/announce";
import { log } from "../log";
import { Refusal, refuseUnavailable } from "../refusal";
import {
  callbackUrlCookieName,
  csrfCookieName,
  isSecureSite,
  SIGNED_IN_SECONDS,
  sessionCookieName,
} from "./cookie";
import { signOutDevices } from "./mutations";
import { authorizeDeviceCode, authorizeGuest, authorizePassword } from "./providers";
import { viewerBySid } from "./viewer";

/**
 * next-auth with devices that can be signed out: the token contains only `sub` and `sid`, and data
 * that a client posts to the session endpoint is ignored.
 *
 * @param onFailure receives unexpected errors and temporary ones. next-auth answers a failed sign-in
 *   with 401, only logs other errors, and deletes the session cookie of somebody whose device it
 *   could not read, which a guest cannot get back.
 */
export function createAuthOptions(onFailure: (error: unknown) => void): NextAuthOptions {
  const watched =
    <Args extends unknown[], Answer>(act: (...args: Args) => Promise<Answer>) =>
    async (...args: Args) => {
      try {
        return await act(...args);
      } catch (error) {
        onFailure(error);
        throw error;
      }
    };
  return {
    session: { strategy: "jwt", maxAge: SIGNED_IN_SECONDS },
    useSecureCookies: isSecureSite(),
    cookies: {
      sessionToken: describeCookie(sessionCookieName()),
      csrfToken: describeCookie(csrfCookieName()),
      callbackUrl: describeCookie(callbackUrlCookieName()),
    },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/account" },
    providers: createProviders(onFailure),
    logger: LOGGER,
    callbacks: {
      jwt: watched(async ({ token, user, trigger }) => {
        if (trigger !== "signIn" || !user) return { sub: token.sub, sid: token.sid };
        return { sub: user.id, sid: "sid" in user ? user.sid : undefined };
      }),
      session: watched(async ({ session, token }) => {
        const viewer =
          typeof token.sid === "string" ? await viewerBySid(database().db, token.sid) : null;
        if (!viewer) return { expires: session.expires };
        return { expires: session.expires, user: { id: viewer.userId, name: viewer.name } };
      }),
    },
    events: {
      signOut: watched(async ({ token }) => {
        if (typeof token?.sid !== "string" || !token.sub) return;
        const signOut = { userId: token.sub, sids: [token.sid] };
        announce({ devices: await signOutDevices(database().db, signOut) });
      }),
    },
  };
}

const describeCookie = (name: string) => ({
  name,
  options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecureSite() },
});

const createProviders = (onFailure: (error: unknown) => void): NextAuthOptions["providers"] => [
  Credentials({
    id: "guest",
    credentials: { name: {}, timeZone: {}, invite: {} },
    authorize: (credentials, request) =>
      withSafeErrors(() => authorizeGuest(credentials, request.headers ?? {}), onFailure),
  }),
  Credentials({
    id: "password",
    credentials: { email: {}, password: {} },
    authorize: (credentials, request) =>
      withSafeErrors(() => authorizePassword(credentials, request.headers ?? {}), onFailure),
  }),
  Credentials({
    id: "device-code",
    credentials: { code: {}, invite: {} },
    authorize: (credentials, request) =>
      withSafeErrors(() => authorizeDeviceCode(credentials, request.headers ?? {}), onFailure),
  }),
];

/**
 * A cookie that cannot be read is not an error: it is old or forged. Errors of our own callbacks and
 * events are reported by `onFailure`.
 */
const EXPECTED = ["JWT_SESSION_ERROR", "SIGNOUT_ERROR", "EVENT_ERROR"];

/** next-auth's own errors and warnings in our log, without its metadata: they hold requests. */
const LOGGER: NextAuthOptions["logger"] = {
  error: (code, metadata) => {
    if (EXPECTED.includes(code)) return;
    const err = metadata instanceof Error ? metadata : metadata.error;
    log.error({ code, err }, "next-auth failed");
  },
  warn: (code) => log.warn({ code }, "next-auth warned"),
  debug: () => {},
};

/** Lets only our own reasons through, because next-auth sends error messages to the client. */
async function withSafeErrors<T>(
  authorize: () => Promise<T>,
  onTemporary: (refusal: Refusal) => void,
): Promise<T> {
  try {
    return await authorize();
  } catch (err) {
    const refusal = refuseUnavailable(err);
    if (refusal instanceof Refusal) {
      if (refusal.code === "SERVICE_UNAVAILABLE") onTemporary(refusal);
      throw refusal;
    }
    log.error({ err }, "signing in failed");
    throw new Refusal("unexpected");
  }
}
