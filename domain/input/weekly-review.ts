import { z } from "zod";
import { MAX_NOTE } from "../text-length";
import { line, monday } from "./text";

/** `weeklyReview.get`: a week by its Monday. */
export const weekInput = z.strictObject({ week: monday });

export const answerWeekInput = z.strictObject({ week: monday, answer: line(MAX_NOTE) });
