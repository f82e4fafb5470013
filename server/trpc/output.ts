import type { z } from "zod";

// Answers are not checked in production: for ten years of days the check takes longer than the query.
const isChecked = process.env.NODE_ENV === "test" || process.env.NODE_ENV === "development";

/**
 * Parser for `.output(…)`: types the answer, and in tests and development throws when it does not
 * match. Returns the value itself, so that production answers the same.
 */
export const checkOutput =
  <Schema extends z.ZodType>(schema: Schema) =>
  (answer: unknown): z.output<Schema> => {
    if (isChecked) schema.parse(answer);
    return answer as z.output<Schema>;
  };
