import { z } from "zod";
import { NAMELESS } from "../account/guest-name";
import { email, id, password, personName, timeZone } from "./text";
import { MAX_PASSWORD } from "./text-length";

/** A guest may stay nameless, and a browser may know a newer zone than the server: both still sit. */
export const guestInput = z.object({
  name: z
    .string()
    .optional()
    .transform((name) => name?.trim() || NAMELESS)
    .pipe(personName),
  timeZone: timeZone.catch("UTC"),
  /** Token of the invite they come in by: then there is a guest only if there is a seat. */
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
export const deviceInput = z.strictObject({ id: id });
