import { z } from "zod";
import { MAX_REST_WEEKDAYS } from "../stats/rest-days";
import { wireDay } from "./fields/output-fields";
import { day } from "./fields/text";

/** ISO weekdays, each once; an empty list means that no weekday is off. */
export const setWeekdaysInput = z.strictObject({
  weekdays: z
    .array(z.int().min(1).max(7))
    .max(MAX_REST_WEEKDAYS)
    .refine((weekdays) => new Set(weekdays).size === weekdays.length),
});

/** `restDays.declare` and `restDays.withdraw`. The server checks that the day lies ahead. */
export const restDateInput = z.strictObject({ date: day });

const weekdaysOutput = z.array(z.int().min(1).max(7));

/** Answer of every `restDays` procedure. */
export const restDaysOutput = z.strictObject({
  /** ISO weekdays that are off today. */
  weekdays: weekdaysOutput,
  /** A change of the weekdays that is set but does not apply yet. */
  next: z.strictObject({ weekdays: weekdaysOutput, fromDate: wireDay }).nullable(),
  /** Single days off from today on, earliest first. */
  dates: z.array(wireDay),
  /** The person's local day: only later days can be added or removed. */
  today: wireDay,
});
export type RestDays = z.infer<typeof restDaysOutput>;
