import { z } from "zod";
import { MAX_REST_WEEKDAYS } from "../stats/rest-days";
import { day } from "./text";

/** ISO weekdays, each once; an empty list declares that no weekday is off. */
export const setWeekdaysInput = z.strictObject({
  weekdays: z
    .array(z.int().min(1).max(7))
    .max(MAX_REST_WEEKDAYS)
    .refine((weekdays) => new Set(weekdays).size === weekdays.length),
});

/** `restDays.declare` and `restDays.withdraw`. Whether the day lies ahead, the server's clock says. */
export const restDateInput = z.strictObject({ date: day });
