import { createHash } from "node:crypto";
import { eq, or, sql } from "drizzle-orm";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
} from "rate-limiter-flexible";
import type { Database, Db } from "@/db/client";
import { rateLimit } from "@/db/schema";
import { Refusal } from "../refusal";
import { SIGNED_IN_SECONDS } from "./cookie";

/**
 * Limits per account or address, with `duration` in seconds. A class of 100 behind one address can
 * join within a minute, and guessing passwords or links is hopeless.
 */
const LIMITS = {
  guest: { points: 1200, duration: 60 },
  password_here: { points: 10, duration: 15 * 60 },
  password_account: { points: 50, duration: 15 * 60 },
  password_known: { points: 1, duration: SIGNED_IN_SECONDS },
  password_address: { points: 200, duration: 15 * 60 },
  claim: { points: 20, duration: 15 * 60 },
  password_change: { points: 10, duration: 15 * 60 },
  invite: { points: 1200, duration: 60 },
  mutation: { points: 3000, duration: 60 },
} as const;

export type Limit = keyof typeof LIMITS;

const limiters = new WeakMap<Database, Map<Limit, RateLimiterAbstract>>();

/**
 * Counts one use of a limit under a key (a user id, or the `addressGroup` of an address). Refuses
 * with `too_many_requests` and the seconds to wait. Uses are counted in the database for all
 * processes, except mutations: they are many and need only a rough limit, so each process counts.
 */
export async function consumeLimit(database: Database, limit: Limit, key: string): Promise<void> {
  try {
    await limiterFor(database, limit).consume(key);
  } catch (rejection) {
    if (rejection instanceof Error) throw rejection;
    const { msBeforeNext } = rejection as { msBeforeNext: number };
    throw new Refusal("too_many_requests", { retryAfterSeconds: Math.ceil(msBeforeNext / 1000) });
  }
}

/** Resets the uses under a key, because a person who knows the password is not guessing. */
export async function resetLimit(database: Database, limit: Limit, key: string): Promise<void> {
  await limiterFor(database, limit).delete(key);
}

/** Remembers a sign-in under a key, for as long as a device stays signed in. */
export async function rememberSignIn(database: Database, key: string): Promise<void> {
  const { points, duration } = LIMITS.password_known;
  await limiterFor(database, "password_known").set(key, points, duration);
}

export async function hasSignedIn(database: Database, key: string): Promise<boolean> {
  return (await limiterFor(database, "password_known").get(key)) !== null;
}

const hash = (text: string) => createHash("sha256").update(text).digest("base64url");

/** The key of an email address in the password limits, hashed to be unreadable. */
export const emailKey = (email: string) => hash(email);

/** The key of an account at an address. It begins with the account's key. */
export const accountAddressKey = (account: string, address: string) =>
  `${account} ${hash(`${account} ${address}`)}`;

/** Deletes every count of a person, from any address. */
export async function forgetPerson(
  tx: Db,
  { userId, email }: { userId: string; email: string | null },
): Promise<void> {
  const account = email && emailKey(email);
  await tx
    .delete(rateLimit)
    .where(
      or(
        eq(rateLimit.key, `claim:${userId}`),
        eq(rateLimit.key, `password_change:${userId}`),
        account ? eq(rateLimit.key, `password_account:${account}`) : undefined,
        ...(account ? ["password_here", "password_known"] : []).map(
          (limit) => sql`starts_with(${rateLimit.key}, ${`${limit}:${account} `})`,
        ),
      ),
    );
}

function limiterFor(database: Database, limit: Limit): RateLimiterAbstract {
  const known = limiters.get(database) ?? new Map<Limit, RateLimiterAbstract>();
  limiters.set(database, known);
  const limiter = known.get(limit) ?? makeLimiter(database, limit);
  known.set(limit, limiter);
  return limiter;
}

function makeLimiter(database: Database, limit: Limit): RateLimiterAbstract {
  const options = { ...LIMITS[limit], keyPrefix: limit };
  if (limit === "mutation") return new RateLimiterMemory(options);
  return new RateLimiterPostgres({
    ...options,
    storeType: "client",
    storeClient: {
      query: async ({ text, values }: { text: string; values: unknown[] }) => {
        const rows = await database.query(text, values);
        return { rows, rowCount: rows.length };
      },
    },
    tableName: "rate_limit",
    tableCreated: true,
  });
}
