import { z } from "zod";
import { isDay, isStatsDay } from "../../time/day-bounds";
import { isoWeekday } from "../../time/period";
import { isTimeZone } from "../../time/time-zone";
import { MAX_NAME, MAX_PASSWORD, MIN_PASSWORD } from "./text-length";
import { EMAIL, LETTER_OR_DIGIT, MAX_EMAIL, NOT_IN_LINE, REMOVED_FROM_LINE } from "./text-rules";

/** A visible character: no space, and not one that only controls how others are shown. */
const VISIBLE = /[^\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * One trimmed line of 1 to `max` characters in NFC, at least one visible, without control characters.
 */
export const line = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replace(REMOVED_FROM_LINE, "").normalize("NFC"))
    .trim()
    .min(1)
    .max(max)
    .regex(VISIBLE)
    .refine((text) => !NOT_IN_LINE.test(text));

/** The name of a person, a room or an activity. */
export const nameLine = (max: number) => line(max).regex(LETTER_OR_DIGIT);

/** An optional line; an empty one becomes null. */
export const optionalLine = (max: number) =>
  z
    .union([line(max), z.string().trim().length(0)])
    .nullish()
    .transform((text) => text || null);

export const timeZone = z.string().refine(isTimeZone);
export const personName = nameLine(MAX_NAME);
export const email = z
  .string()
  .trim()
  .max(MAX_EMAIL)
  .pipe(z.email({ pattern: EMAIL }))
  .transform((e) => e.toLowerCase());
export const password = z
  .string()
  .min(MIN_PASSWORD)
  .max(MAX_PASSWORD)
  // Half a character has no bytes, so different passwords would be the same.
  .refine((text) => !/\p{Cs}/u.test(text));

export const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

/**
 * An id in lower case: the database ignores case, but code compares strings. Says nothing about
 * whether it exists.
 */
export const id = z.guid().toLowerCase();

/** Chosen by the client: a call repeated with the same key changes nothing more. */
export const idempotencyKey = z.string().regex(/^[\x20-\x7e]{1,100}$/);

/** A calendar day, see `isDay`. */
export const day = z.iso.date().refine(isDay);

/** A Monday, for a week. */
export const monday = day.refine((text) => isStatsDay(text) && isoWeekday(text) === 1);

/** An instant with its offset, of years that both JavaScript and PostgreSQL can hold. */
export const instant = z.iso.datetime({ offset: true }).refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999;
});
