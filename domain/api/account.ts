import { z } from "zod";
import { CODE_LENGTH, CODE_LETTERS, normalizeCode } from "../account/device-code";
import { NAMELESS } from "../account/guest-name";
import { wireId, wireInstant } from "./fields/output-fields";
import { email, id, password, personName, timeZone } from "./fields/text";
import { MAX_PASSWORD } from "./fields/text-length";

/** Accepts a guest without a name, and a time zone that the server's data does not have yet. */
export const guestInput = z.object({
  name: z
    .string()
    .optional()
    .transform((name) => name?.trim() || NAMELESS)
    .pipe(personName),
  timeZone: timeZone.catch("UTC"),
  /** Token of the invite: the guest is created only if they can join the room. */
  invite: z.string().min(1).max(200).optional(),
});
export const passwordSignInInput = z.object({ email, password: z.string().min(1).max(200) });
export const claimInput = z.strictObject({ email, password });
export const changePasswordInput = z.strictObject({
  current: z.string().min(1).max(MAX_PASSWORD),
  next: password,
});
export const updateAccountInput = z.strictObject({
  name: personName.optional(),
  timeZone: timeZone.optional(),
});
const deviceCode = z
  .string()
  .max(40)
  .transform(normalizeCode)
  .refine(
    (code) => code.length === CODE_LENGTH && [...code].every((one) => CODE_LETTERS.includes(one)),
  );

/** A code from `account.createDeviceCode`, in upper or lower case, with or without separators. */
export const deviceCodeSignInInput = z.object({
  code: deviceCode,
  /** Token of an invite to a room in which the person is a member. */
  invite: z.string().min(1).max(200).optional(),
});
export const deviceInput = z.strictObject({ id: id });

/** Answer of `account.me`, `account.update` and `account.claim`. */
export const accountOutput = z.strictObject({
  id: wireId,
  name: z.string(),
  email: z.string().nullable(),
  timeZone: z.string(),
  isGuest: z.boolean(),
});

/** An item of `account.devices`. */
export const deviceOutput = z.strictObject({
  id: wireId,
  device: z.string().nullable(),
  createdAt: wireInstant,
  lastSeenAt: wireInstant,
  isCurrent: z.boolean(),
});

/** Answer of `account.createDeviceCode`: the only time the code is shown. */
export const deviceCodeOutput = z.strictObject({ code: z.string(), expiresAt: wireInstant });
