import { z } from "zod";
import { REVIEW_QUESTIONS } from "../stats/review-question";
import { wireDay } from "./fields/output-fields";
import { line, monday } from "./fields/text";
import { MAX_NOTE } from "./fields/text-length";
import { focusSessionOutput } from "./focus-session";
import {
  activityTallyOutput,
  datedTallyOutput,
  periodToDateOutput,
  ratedTallyOutput,
} from "./tally";

/** `weeklyReview.get`: a week by its Monday. */
export const weekInput = z.strictObject({ week: monday });

export const answerWeekInput = z.strictObject({ week: monday, answer: line(MAX_NOTE) });

/** Answer of `weeklyReview.get`: one week, Monday to Sunday. */
export const weekReviewOutput = ratedTallyOutput.extend({
  week: wireDay,
  /** Seven days with the sessions started on them, oldest first, rests and running ones included. */
  days: z.array(datedTallyOutput.extend({ sessions: z.array(focusSessionOutput) })),
  byActivity: z.array(activityTallyOutput),
  /** As `findBestAndWorstDay` computes them. */
  bestDay: wireDay.nullable(),
  worstDay: wireDay.nullable(),
  question: z.enum(REVIEW_QUESTIONS),
  answer: z.string().nullable(),
  previous: ratedTallyOutput,
  /** Null once the week is over. */
  soFar: periodToDateOutput.nullable(),
});
export type WeekReview = z.infer<typeof weekReviewOutput>;
