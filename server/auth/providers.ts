import { eq, sql } from "drizzle-orm";
import { user } from "@/db/schema";
import { guestInput, passwordSignInInput } from "@/domain/api/account";
import { database } from "../database";
import { announce } from "../live/announce";
import { Refusal } from "../refusal";
import { addressGroup } from "./address";
import { createGuest, createSeatedGuest } from "./mutations";
import { isPasswordRight } from "./password";
import {
  countUse,
  emailKey,
  forgetUses,
  hasSignedIn,
  placeKey,
  rememberSignIn,
} from "./rate-limit";

type Headers = Record<string, string | string[] | undefined>;

interface SignedIn {
  id: string;
  name: string;
  /** The browser's own words about itself, to tell one's devices apart. */
  device: string | null;
}

/** Makes and signs in a guest from a name, a time zone and the invite they come by, all optional. */
export async function authorizeGuest(input: unknown, headers: Headers): Promise<SignedIn | null> {
  const parsed = guestInput.safeParse(input ?? {});
  if (!parsed.success) throw new Refusal("invalid_input");
  const { invite, ...guest } = parsed.data;
  const device = deviceIn(headers);
  await countUse(database(), "guest", addressIn(headers));
  if (invite === undefined) return { ...(await createGuest(database().db, guest)), device };
  await countUse(database(), "invite", addressIn(headers));
  const { notice, ...made } = await createSeatedGuest(database().db, { ...guest, invite });
  announce(notice);
  return { ...made, device };
}

/**
 * Signs in by e-mail and password; null when they do not match an account. Tries count for the
 * account at this address first, so that no address alone uses up the account's; and where the
 * account was signed in before, tries from elsewhere do not shut its person out.
 */
export async function authorizePassword(
  input: unknown,
  headers: Headers,
): Promise<SignedIn | null> {
  const parsed = passwordSignInInput.safeParse(input ?? {});
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  await countUse(database(), "password_address", addressIn(headers));
  const account = emailKey(email);
  const here = placeKey(account, addressIn(headers));
  await countUse(database(), "password_here", here);
  const isKnown = await hasSignedIn(database(), here);
  if (!isKnown) await countUse(database(), "password_account", account);
  const [person] = await database()
    .db.select({ id: user.id, name: user.name, passwordHash: user.passwordHash })
    .from(user)
    .where(eq(sql`lower(${user.email})`, email));
  if (!(await isPasswordRight(person?.passwordHash, password)) || !person) return null;
  await forgetUses(database(), "password_account", account);
  await forgetUses(database(), "password_here", here);
  await rememberSignIn(database(), here);
  return { id: person.id, name: person.name, device: deviceIn(headers) };
}

const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
const addressIn = (headers: Headers) => addressGroup(text(headers["x-stint-address"]) ?? "unknown");
const deviceIn = (headers: Headers) => text(headers["user-agent"])?.slice(0, 200) ?? null;
