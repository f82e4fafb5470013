import { z } from "zod";

/**
 * Fields of answers. Instants are ISO 8601 in UTC, local days `YYYY-MM-DD`, lengths whole minutes.
 * Answers are strict objects: a field that no schema names fails the tests.
 */

export const wireId = z.guid();
export const wireInstant = z.iso.datetime();
export const wireDay = z.iso.date();
export const wireCount = z.int().min(0);
export const wireMinutes = z.int().min(0);
/** From 0 to 1; null when nothing ended. */
export const wireRate = z.number().min(0).max(1).nullable();

/** Answer of a procedure that only changes something. */
export const noOutput = z.void();
