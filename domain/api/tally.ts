import { z } from "zod";
import { namedActivityOutput } from "./activity";
import { wireCount, wireDay, wireId, wireMinutes, wireRate } from "./fields/output-fields";

/** Totals of ended sessions. Rests, running sessions and plans are never counted. */
export const tallyOutput = z.strictObject({
  completed: wireCount,
  broken: wireCount,
  /** Planned length of the completed sessions. */
  focusMinutes: wireMinutes,
});
export type Tally = z.infer<typeof tallyOutput>;

/** The rate is completed / (completed + broken). */
export const ratedTallyOutput = tallyOutput.extend({ completionRate: wireRate });
export type RatedTally = z.infer<typeof ratedTallyOutput>;

export const activityTallyOutput = tallyOutput.extend({
  activityId: wireId,
  ...namedActivityOutput.omit({ id: true }).shape,
});
export type ActivityTally = z.infer<typeof activityTallyOutput>;

export const datedTallyOutput = tallyOutput.extend({ date: wireDay });

export const dayTallyOutput = datedTallyOutput.extend({
  activities: z.array(tallyOutput.extend({ activityId: wireId })),
});
export type DayTally = z.infer<typeof dayTallyOutput>;

/** Completed and broken sessions of one length. */
export const lengthTallyOutput = tallyOutput
  .omit({ focusMinutes: true })
  .extend({ minutes: wireMinutes });
export type LengthTally = z.infer<typeof lengthTallyOutput>;

/** The figures that a period is compared with while it is not over. */
export const periodToDateOutput = z.strictObject({
  /** Number of days of the period that have begun; 0 before its first. */
  days: wireCount,
  /** The same number of days of the period before. */
  previous: ratedTallyOutput,
});
export type PeriodToDate = z.infer<typeof periodToDateOutput>;
