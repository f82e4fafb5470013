import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";
import { Refusal } from "../refusal";

// OWASP Password Storage Cheat Sheet: argon2id (the library's default) with 19 MiB and two passes.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Hashes computed at once. Leaves a processor to the pages, and one of the four threads that Node
 * has for all background work.
 */
export const AT_ONCE = Math.max(1, Math.min(3, availableParallelism() - 1));

/** Hashes that may wait: a second or two of work. */
export const MAX_WAITING = 100;

const queue = pLimit(AT_ONCE);

/**
 * Runs a computation of a hash when it is its turn. Refuses with `server_busy` when too many wait,
 * so that many sign-ins at once delay neither each other for long nor the pages.
 */
function inTurn<T>(compute: () => Promise<T>): Promise<T> {
  if (queue.pendingCount >= MAX_WAITING) {
    return Promise.reject(new Refusal("server_busy", { retryAfterSeconds: 1 }));
  }
  return queue(compute);
}

export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password, COST));

let dummyHash: Promise<string> | undefined;

/** Takes as long for an unknown account, so timing reveals nothing. */
export function isPasswordRight(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  return inTurn(async () => {
    dummyHash ??= hash("no account has this password", COST);
    const isRight = await verify(passwordHash ?? (await dummyHash), password);
    return isRight && Boolean(passwordHash);
  });
}
