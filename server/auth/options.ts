import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { database } from "../database";
import { announce } from "../live/announce";
import { log } from "../log";
import { Refusal, refuseUnavailable } from "../refusal";
import { isSecureSite, SIGNED_IN_SECONDS, sessionCookieName } from "./cookie";
import { signOutDevices } from "./mutations";
import { authorizeGuest, authorizePassword } from "./providers";
import { viewerBySid } from "./viewer";

/**
 * next-auth with devices that can be signed out: the token contains only `sub` and `sid`, and data
 * that a client posts to the session endpoint is ignored.
 */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: SIGNED_IN_SECONDS },
  useSecureCookies: isSecureSite(),
  cookies: {
    sessionToken: {
      name: sessionCookieName(isSecureSite()),
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite() },
    },
  },
  pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/account" },
  providers: [
    Credentials({
      id: "guest",
      credentials: { name: {}, timeZone: {}, invite: {} },
      authorize: (credentials, request) =>
        withSafeErrors(() => authorizeGuest(credentials, request.headers ?? {})),
    }),
    Credentials({
      id: "password",
      credentials: { email: {}, password: {} },
      authorize: (credentials, request) =>
        withSafeErrors(() => authorizePassword(credentials, request.headers ?? {})),
    }),
  ],
  callbacks: {
    jwt: async ({ token, user, trigger }) => {
      if (trigger !== "signIn" || !user) return { sub: token.sub, sid: token.sid };
      return { sub: user.id, sid: "sid" in user ? user.sid : undefined };
    },
    session: async ({ session, token }) => {
      const viewer =
        typeof token.sid === "string" ? await viewerBySid(database().db, token.sid) : null;
      if (!viewer) return { expires: session.expires };
      return { expires: session.expires, user: { id: viewer.userId, name: viewer.name } };
    },
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sid !== "string" || !token.sub) return;
      const devices = await signOutDevices(database().db, { userId: token.sub, sids: [token.sid] });
      announce({ devices });
    },
  },
};

/** Lets only our own reasons through, because next-auth sends error messages to the client. */
async function withSafeErrors<T>(authorize: () => Promise<T>): Promise<T> {
  try {
    return await authorize();
  } catch (err) {
    const refusal = refuseUnavailable(err);
    if (refusal instanceof Refusal) throw refusal;
    log.error({ err }, "signing in failed");
    throw new Refusal("unexpected");
  }
}
