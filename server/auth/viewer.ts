import { eq, sql } from "drizzle-orm";
import { compileStatement, type Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { isUnavailable } from "@/db/pg-errors";
import { authSession } from "@/db/schema";
import { toTimeZone } from "@/domain/time/time-zone";
import { readSessionTokens, SIGNED_IN_SECONDS } from "./cookie";
import { readSid } from "./token-cache";

/** Expiry of a device that is used now. */
export const signedInUntil = sql`${databaseNow} + make_interval(secs => ${SIGNED_IN_SECONDS})`;

/** The signed-in person who makes a request, on one device. */
export interface Viewer {
  userId: string;
  /** Id of the device's `auth_session` row. */
  sid: string;
  name: string;
  timeZone: string;
  isGuest: boolean;
}

/**
 * The viewer identified by a `Cookie` header, or null. A valid signature is not enough: the cookie's
 * `sid` must still be in `auth_session`, so a signed-out device stays signed out.
 */
export async function viewerFromCookies(
  db: Db,
  cookieHeader: string | null | undefined,
): Promise<Viewer | null> {
  for (const sid of await readSids(cookieHeader)) {
    const viewer = await viewerBySid(db, sid);
    if (viewer) return viewer;
  }
  return null;
}

/** The viewer identified by the value of a session cookie, or null. */
export async function viewerFromToken(db: Db, token: string | undefined): Promise<Viewer | null> {
  const sid = token ? await readSid(token) : null;
  return sid ? viewerBySid(db, sid) : null;
}

/** The `sid`s in a `Cookie` header. Their devices may have been signed out since. */
export async function readSids(cookieHeader: string | null | undefined): Promise<string[]> {
  const sids = await Promise.all(readSessionTokens(cookieHeader).map(readSid));
  return sids.filter((sid) => sid !== null);
}

/**
 * The viewer of a signed-in device, or null when it was signed out or has expired. Using a device
 * extends its sign-in, written at most every ten minutes.
 */
export async function viewerBySid(db: Db, sid: string): Promise<Viewer | null> {
  const [row] = await db.prepared<ViewerRow>(VIEWER, [sid]);
  if (!row) return null;
  const { isStale, ...viewer } = row;
  if (isStale) await extendSignIn(db, sid);
  return { ...viewer, timeZone: toTimeZone(viewer.timeZone), sid };
}

type ViewerRow = Omit<Viewer, "sid"> & { isStale: boolean };

const VIEWER = compileStatement(sql`
select u.id as "userId", u.name, u.time_zone as "timeZone", u.password_hash is null as "isGuest",
  d.last_seen_at < ${databaseNow} - interval '10 minutes' as "isStale"
from auth_session d join "user" u on u.id = d.user_id
where d.id = ${"device"}::uuid and d.expires_at > ${databaseNow} and u.left_at is null`);

/** A later use extends it when the database cannot do so now, for example while it is a standby. */
async function extendSignIn(db: Db, sid: string): Promise<void> {
  try {
    await db
      .update(authSession)
      .set({ lastSeenAt: databaseNow, expiresAt: signedInUntil })
      .where(eq(authSession.id, sid));
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
}
