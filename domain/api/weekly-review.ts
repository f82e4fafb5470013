import { z } from "zod";
import { line, monday } from "./text";
import { MAX_NOTE } from "./text-length";

/** `weeklyReview.get`: a week by its Monday. */
export const weekInput = z.strictObject({ week: monday });

export const answerWeekInput = z.strictObject({ week: monday, answer: line(MAX_NOTE) });
