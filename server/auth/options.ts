import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { database } from "../database";
import { announce } from "../live/announce";
import { log } from "../log";
import { Refusal } from "../refusal";
import { isSecureSite, SIGNED_IN_SECONDS, sessionCookieName } from "./cookie";
import { signInDevice, signOutDevices } from "./mutations";
import { authorizeGuest, authorizePassword } from "./providers";
import { viewerBySid } from "./viewer";

/**
 * next-auth with signed-in devices we can take back: the token carries only `sub` and `sid`, and
 * whatever a client sends to the session endpoint is dropped.
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
        told(() => authorizeGuest(credentials, request.headers ?? {})),
    }),
    Credentials({
      id: "password",
      credentials: { email: {}, password: {} },
      authorize: (credentials, request) =>
        told(() => authorizePassword(credentials, request.headers ?? {})),
    }),
  ],
  callbacks: {
    jwt: async ({ token, user, trigger }) => {
      if (trigger !== "signIn" || !user) return { sub: token.sub, sid: token.sid };
      const device = "device" in user && typeof user.device === "string" ? user.device : null;
      const sid = await signInDevice(database().db, { userId: user.id, device });
      return { sub: user.id, sid };
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

/** next-auth shows a client whatever an error says: only our own reasons may get that far. */
async function told<T>(authorize: () => Promise<T>): Promise<T> {
  try {
    return await authorize();
  } catch (err) {
    if (err instanceof Refusal) throw err;
    log.error({ err }, "signing in failed");
    throw new Refusal("unexpected");
  }
}
