import { z } from "zod";
import { isWithinTenYears } from "../time/period";
import { day, id, slug } from "./text";

/** Years in which the period before a period, and the day after it, are days too. */
const dashboardDay = day.refine((text) => text >= "1900-01-01" && text <= "2999-12-31");

/** Inclusive local days, in order, at most ten years apart, beside whatever else is asked. */
export const spanning = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject({ from: dashboardDay, to: dashboardDay, ...shape })
    .refine((input) => isPeriod(input as { from: string; to: string }), { path: ["to"] });

const isPeriod = (period: { from: string; to: string }) =>
  period.from <= period.to && isWithinTenYears(period);

/** `dashboard.personal` and `dashboard.patterns`: an activity filters every figure. */
export const personalInput = spanning({ activityId: id.optional() });

export const roomDashboardInput = spanning({ roomSlug: slug });

/** `dashboard.streak`: the days to list, both ends or neither. */
export const streakInput = spanning({}).optional();
