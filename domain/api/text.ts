import { z } from "zod";
import { isDay, isStatsDay } from "../time/day-bounds";
import { isoWeekday } from "../time/period";
import { isTimeZone } from "../time/time-zone";
import { MAX_NAME, MAX_PASSWORD, MIN_PASSWORD } from "./text-length";

/** Turn the direction of whatever stands beside them, until they are closed: taken out of any text. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** Something that is drawn: neither space nor a mark that only steers how other characters are. */
const DRAWN = /[^\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** One trimmed line of 1 to `max` characters with something to see in it, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replace(TURNING, ""))
    .trim()
    .min(1)
    .max(max)
    .regex(DRAWN)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
    .regex(/^[^\u0000-\u001f\u007f\u2028\u2029]*$/);

/** An optional line: an empty one means none. */
export const optionalLine = (max: number) =>
  z
    .union([line(max), z.string().trim().length(0)])
    .nullish()
    .transform((text) => text || null);

export const timeZone = z.string().refine(isTimeZone);
export const personName = line(MAX_NAME);
export const email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email())
  .transform((e) => e.toLowerCase());
export const password = z.string().min(MIN_PASSWORD).max(MAX_PASSWORD);

/** What a room's address may look like; anything else is no room. */
export const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

/**
 * An id, in lower case: the database matches any case, and code compares text. Whether anything has
 * it, the database says.
 */
export const id = z.guid().toLowerCase();

/** A calendar day that both JavaScript and PostgreSQL can hold. */
export const day = z.iso.date().refine(isDay);

/** A week by its Monday. */
export const monday = day.refine((text) => isStatsDay(text) && isoWeekday(text) === 1);

/** An instant with its offset, of years that both JavaScript and PostgreSQL can hold. */
export const instant = z.iso.datetime({ offset: true }).refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999;
});
