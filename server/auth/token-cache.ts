import { decode } from "next-auth/jwt";
import { z } from "zod";

/** What a cookie's token was found to say. */
interface Claim {
  sid: string;
  secret: string;
  /** Seconds since 1970; the token is void afterwards. */
  exp: number;
}

const MOST_REMEMBERED = 2_000;
const remembered = new Map<string, Claim>();
const claims = z.object({ sid: z.guid(), exp: z.number() });

/**
 * The device a cookie's token names, or null where it is not ours or has run out. A token always
 * says the same, and opening one costs more than answering most calls, so those seen last are
 * remembered; whether the device is still signed in, the database says each time.
 */
export async function sidOf(token: string): Promise<string | null> {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set");
  const known = remembered.get(token);
  if (known?.secret === secret && known.exp > Date.now() / 1000) return known.sid;
  const { data } = claims.safeParse(await decode({ token, secret }).catch(() => null));
  if (!data) return null;
  remember(token, { ...data, secret });
  return data.sid;
}

function remember(token: string, claim: Claim): void {
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest);
  remembered.set(token, claim);
}
