import { createHash } from "node:crypto";
import { eq, inArray, or, sql } from "drizzle-orm";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
} from "rate-limiter-flexible";
import type { Database, Db } from "@/db/client";
import { rateLimit } from "@/db/schema";
import type { Reason } from "@/domain/api/reasons";
import { log } from "../log";
import { Refusal } from "../refusal";
import { SIGNED_IN_SECONDS } from "./cookie";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface LimitRule {
  points: number;
  /** In seconds. */
  duration: number;
  /** The reason of the refusal, by default `too_many_requests`. */
  reason?: Reason;
}

/**
 * Limits per person, account or address. A school behind one address can join within an hour, and
 * guessing passwords or links is hopeless. SECURITY.md explains the limits of passwords and of codes for
 * devices. The names are
 * part of the keys in the database, so a new name would reset the counts.
 */
const LIMITS = {
  guest: { points: 1_200, duration: HOUR, reason: "guest_limit" },
  guest_day: { points: 5_000, duration: DAY, reason: "guest_limit" },
  password_address: { points: 200, duration: 15 * MINUTE },
  password_place: { points: 8, duration: HOUR },
  password_elsewhere: { points: 12, duration: HOUR },
  password_known: { points: 1, duration: SIGNED_IN_SECONDS },
  password_current: { points: 8, duration: HOUR },
  code_address: { points: 10, duration: 15 * MINUTE },
  code_room: { points: 60, duration: HOUR },
  code_site: { points: 600, duration: HOUR },
  claim: { points: 20, duration: HOUR },
  claim_address: { points: 100, duration: HOUR },
  invite: { points: 1_200, duration: MINUTE },
  room: { points: 50, duration: DAY, reason: "room_limit_today" },
  room_address: { points: 500, duration: DAY, reason: "room_limit_today" },
  mutation: { points: 3_000, duration: MINUTE },
} as const satisfies Record<string, LimitRule>;

export type Limit = keyof typeof LIMITS;

/**
 * A limit and the key it counts under: a user id, a room id, an `addressGroup`, an `emailKey`
 * or an `accountAtAddressKey`.
 */
export type Counted = readonly [limit: Limit, key: string];

const limiters = new WeakMap<Database, Map<Limit, RateLimiterAbstract>>();

/**
 * Counts one use of a limit under a key. Refuses with the limit's reason and the seconds to wait.
 * Uses are counted in the database for all processes, except mutations: they are many and need only
 * a rough limit, so each process counts.
 */
export async function consumeLimit(database: Database, ...[limit, key]: Counted): Promise<void> {
  try {
    await limiterFor(database, limit).consume(key);
  } catch (rejection) {
    if (rejection instanceof Error) throw rejection;
    const { msBeforeNext } = rejection as { msBeforeNext: number };
    const { reason = "too_many_requests" }: LimitRule = LIMITS[limit];
    throw new Refusal(reason, { retryAfterSeconds: Math.ceil(msBeforeNext / 1000) });
  }
}

/**
 * Limits attempts that fail with `reason`. Counts each attempt before it runs, so that simultaneous
 * ones cannot exceed a limit, and takes the count back unless the attempt fails so.
 */
export async function limitFailures<T>(
  database: Database,
  { reason, limits }: { reason: Reason; limits: readonly Counted[] },
  attempt: () => Promise<T>,
): Promise<T> {
  const counted: Counted[] = [];
  try {
    for (const one of limits) {
      await consumeLimit(database, ...one);
      counted.push(one);
    }
    const result = await attempt();
    await takeBack(database, counted);
    return result;
  } catch (error) {
    const isFailure = error instanceof Refusal && error.reason === reason;
    if (!isFailure) await takeBack(database, counted);
    throw error;
  }
}

/** Never throws: a count that stays only makes the limit stricter. */
async function takeBack(database: Database, counted: Counted[]): Promise<void> {
  const taken = counted.map(([limit, key]) => limiterFor(database, limit).reward(key));
  for (const one of await Promise.allSettled(taken)) {
    if (one.status === "rejected") log.warn({ err: one.reason }, "taking back a count failed");
  }
}

const hash = (text: string) => createHash("sha256").update(text).digest("base64url");

/** The key of an email address, hashed to be unreadable, whether or not it has an account. */
const emailKey = (email: string) => hash(email);

/** The key of an account at one address. It begins with the account's `emailKey`. */
const accountAtAddressKey = ({ email, address }: SignInOrigin) =>
  `${emailKey(email)} ${hash(`${emailKey(email)} ${address}`)}`;

/** An account (by its email) and the `addressGroup` from which somebody signs in to it. */
interface SignInOrigin {
  email: string;
  address: string;
}

/**
 * The limits of wrong passwords. Each account has a limit per address. An address that is not known
 * for the account also counts towards two more: one per account over all such addresses, and one per
 * address over all accounts. A correct password makes an address known, so that strangers cannot lock
 * the person out.
 */
export async function listPasswordLimits(
  database: Database,
  origin: SignInOrigin,
): Promise<Counted[]> {
  const key = accountAtAddressKey(origin);
  const isKnown = (await limiterFor(database, "password_known").get(key)) !== null;
  const ofUnknown: Counted[] = [
    ["password_address", origin.address],
    ["password_elsewhere", emailKey(origin.email)],
  ];
  return [["password_place", key], ...(isKnown ? [] : ofUnknown)];
}

/** Makes an address known for an account, for as long as a device stays signed in. */
export async function rememberAddress(database: Database, origin: SignInOrigin): Promise<void> {
  const { points, duration } = LIMITS.password_known;
  await limiterFor(database, "password_known").set(accountAtAddressKey(origin), points, duration);
}

/** Deletes every count of a person, from any address. */
export async function forgetPerson(
  tx: Db,
  { userId, email }: { userId: string; email: string | null },
): Promise<void> {
  const own: Limit[] = ["claim", "password_current", "room"];
  const isOwn = inArray(
    rateLimit.key,
    own.map((limit) => `${limit}:${userId}`),
  );
  const account = email && emailKey(email);
  const isOfAccount = account
    ? [
        eq(rateLimit.key, `password_elsewhere:${account}`),
        ...["password_place", "password_known"].map(
          (limit) => sql`starts_with(${rateLimit.key}, ${`${limit}:${account} `})`,
        ),
      ]
    : [];
  await tx.delete(rateLimit).where(or(isOwn, ...isOfAccount));
}

function limiterFor(database: Database, limit: Limit): RateLimiterAbstract {
  const known = limiters.get(database) ?? new Map<Limit, RateLimiterAbstract>();
  limiters.set(database, known);
  const limiter = known.get(limit) ?? makeLimiter(database, limit);
  known.set(limit, limiter);
  return limiter;
}

function makeLimiter(database: Database, limit: Limit): RateLimiterAbstract {
  const { points, duration } = LIMITS[limit];
  const options = { points, duration, keyPrefix: limit };
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
