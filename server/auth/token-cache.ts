import { decode } from "next-auth/jwt";
import { z } from "zod";
import { serverSecret } from "./secret";

/** A verified token of a cookie. */
interface CachedToken {
  sid: string;
  secret: string;
  /** Expiry, in seconds since 1970. */
  exp: number;
}

const MAX_TOKENS = 2_000;
const tokens = new Map<string, CachedToken>();
const claims = z.object({ sid: z.guid(), exp: z.number() });

/**
 * The `sid` of a cookie's token, or null when the token is not ours or has expired. Decrypting one
 * costs more than most calls, so the latest are cached. Whether the device is still signed in is read
 * from the database each time.
 */
export async function readSid(token: string): Promise<string | null> {
  const secret = serverSecret();
  const known = tokens.get(token);
  if (known?.secret === secret && known.exp > Date.now() / 1000) return known.sid;
  const { data } = claims.safeParse(await decode({ token, secret }).catch(() => null));
  if (!data) return null;
  remember(token, { ...data, secret });
  return data.sid;
}

function remember(token: string, cached: CachedToken): void {
  const [oldest] = tokens.keys();
  if (oldest !== undefined && tokens.size >= MAX_TOKENS) tokens.delete(oldest);
  tokens.set(token, cached);
}
