import { eq, sql } from "drizzle-orm";
import { user } from "@/db/schema";
import { guestInput, passwordSignInInput } from "@/domain/api/account";
import { database } from "../database";
import { announce } from "../live/announce";
import { Refusal } from "../refusal";
import { addressGroup } from "./address";
import { createGuest, createInvitedGuest } from "./mutations";
import { isPasswordRight } from "./password";
import {
  accountAddressKey,
  consumeLimit,
  emailKey,
  hasSignedIn,
  rememberSignIn,
  resetLimit,
} from "./rate-limit";

type Headers = Record<string, string | string[] | undefined>;

interface SignedIn {
  id: string;
  name: string;
  /** The browser's user agent, to tell a person's devices apart. */
  device: string | null;
}

/** Creates and signs in a guest from a name, a time zone and an invite, all optional. */
export async function authorizeGuest(input: unknown, headers: Headers): Promise<SignedIn | null> {
  const parsed = guestInput.safeParse(input ?? {});
  if (!parsed.success) throw new Refusal("invalid_input");
  const { invite, ...guest } = parsed.data;
  const device = readDevice(headers);
  await consumeLimit(database(), "guest", readAddress(headers));
  if (invite === undefined) return { ...(await createGuest(database().db, guest)), device };
  await consumeLimit(database(), "invite", readAddress(headers));
  const { notice, ...created } = await createInvitedGuest(database().db, { ...guest, invite });
  announce(notice);
  return { ...created, device };
}

/**
 * Signs in by email and password; null when they match no account. Attempts count first for the
 * account at this address, so that one address alone cannot use up the account's limit. An address
 * from which the account has signed in before is not subject to that limit.
 */
export async function authorizePassword(
  input: unknown,
  headers: Headers,
): Promise<SignedIn | null> {
  const parsed = passwordSignInInput.safeParse(input ?? {});
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  await consumeLimit(database(), "password_address", readAddress(headers));
  const account = emailKey(email);
  const atAddress = accountAddressKey(account, readAddress(headers));
  await consumeLimit(database(), "password_here", atAddress);
  const isKnown = await hasSignedIn(database(), atAddress);
  if (!isKnown) await consumeLimit(database(), "password_account", account);
  const [person] = await database()
    .db.select({ id: user.id, name: user.name, passwordHash: user.passwordHash })
    .from(user)
    .where(eq(sql`lower(${user.email})`, email));
  if (!(await isPasswordRight(person?.passwordHash, password)) || !person) return null;
  await resetLimit(database(), "password_account", account);
  await resetLimit(database(), "password_here", atAddress);
  await rememberSignIn(database(), atAddress);
  return { id: person.id, name: person.name, device: readDevice(headers) };
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
const readAddress = (headers: Headers) =>
  addressGroup(first(headers["x-stint-address"]) ?? "unknown");
const readDevice = (headers: Headers) => first(headers["user-agent"])?.slice(0, 200) ?? null;
