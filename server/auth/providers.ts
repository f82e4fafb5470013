import { eq, sql } from "drizzle-orm";
import { user } from "@/db/schema";
import { deviceCodeSignInInput, guestInput, passwordSignInInput } from "@/domain/api/account";
import { database } from "../database";
import { addressGroup } from "../http/address.mjs";
import { announce } from "../live/announce";
import { Refusal, requireFound, unlessRefused } from "../refusal";
import { findInvite } from "../room/invite-queries";
import { signInByCode } from "./device-code";
import { createSignedInGuest, signInVerifiedDevice } from "./mutations";
import { isPasswordRight } from "./password";
import {
  type Counted,
  consumeLimit,
  limitFailures,
  listPasswordLimits,
  rememberAddress,
} from "./rate-limit";

type Headers = Record<string, string | string[] | undefined>;

interface SignedIn {
  id: string;
  name: string;
  /** Id of the signed-in device. */
  sid: string;
}

/** Creates and signs in a guest from a name, a time zone and an invite, all optional. */
export async function authorizeGuest(input: unknown, headers: Headers): Promise<SignedIn | null> {
  const parsed = guestInput.safeParse(input ?? {});
  if (!parsed.success) throw new Refusal("invalid_input");
  const address = readAddress(headers);
  const { invite, ...guest } = parsed.data;
  await consumeLimit(database(), "guest", address);
  await consumeLimit(database(), "guest_day", address);
  if (invite !== undefined) await consumeLimit(database(), "invite", address);
  const { notice, ...created } = await createSignedInGuest(database().db, {
    ...guest,
    invite,
    device: readDevice(headers),
  });
  announce(notice);
  return created;
}

/**
 * Signs in by the code that another device of the person shows. Only wrong codes are counted.
 */
export async function authorizeDeviceCode(input: unknown, headers: Headers): Promise<SignedIn> {
  const parsed = deviceCodeSignInInput.safeParse(input ?? {});
  if (!parsed.success) throw new Refusal("wrong_code");
  const { code, invite } = parsed.data;
  const address = readAddress(headers);
  const { db } = database();
  if (invite !== undefined) await consumeLimit(database(), "invite", address);
  const roomId = invite === undefined ? null : (await findInvite(db, invite)).roomId;
  const limits: Counted[] = [
    ["code_address", address],
    roomId === null ? ["code_site", "all"] : ["code_room", roomId],
  ];
  const device = readDevice(headers);
  return limitFailures(database(), { reason: "wrong_code", limits }, () =>
    signInByCode(db, { code, roomId, device }),
  );
}

/**
 * Signs in by email and password; null when they match no account. Unknown accounts are limited and
 * take as long as others, so that the answer does not reveal whether an account exists.
 */
export async function authorizePassword(
  input: unknown,
  headers: Headers,
): Promise<SignedIn | null> {
  const parsed = passwordSignInInput.safeParse(input ?? {});
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const origin = { email, address: readAddress(headers) };
  const limits = await listPasswordLimits(database(), origin);
  const signedIn = await unlessRefused(
    "wrong_credentials",
    limitFailures(database(), { reason: "wrong_credentials", limits }, () =>
      signIn({ email, password, device: readDevice(headers) }),
    ),
  );
  if (signedIn) await rememberAddress(database(), origin);
  return signedIn;
}

async function signIn({
  email,
  password,
  device,
}: {
  email: string;
  password: string;
  device: string | null;
}): Promise<SignedIn> {
  const { db } = database();
  const [person] = await db
    .select({ id: user.id, name: user.name, passwordHash: user.passwordHash })
    .from(user)
    .where(eq(sql`lower(${user.email})`, email));
  const isRight = await isPasswordRight(person?.passwordHash, password);
  if (!isRight || !person) throw new Refusal("wrong_credentials");
  const { id, name, passwordHash } = person;
  const sid = await signInVerifiedDevice(db, { userId: id, device, passwordHash });
  return { id, name, sid: requireFound(sid, "wrong_credentials") };
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
const readAddress = (headers: Headers) =>
  addressGroup(first(headers["x-stint-address"]) ?? "unknown");
const readDevice = (headers: Headers) => first(headers["user-agent"])?.slice(0, 200) ?? null;
