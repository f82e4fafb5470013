import { z } from "zod";
import { COLORS } from "../focus-session/color";
import { id, line } from "./text";
import { MAX_NAME } from "./text-length";

const name = line(MAX_NAME);
const color = z.enum(COLORS);

export const createActivityInput = z.strictObject({
  name,
  color: color.optional(),
  isRest: z.boolean().default(false),
});

/** Renames or recolours. Rest or not is fixed: changing it would rewrite what past time counted. */
export const updateActivityInput = z.strictObject({
  id: id,
  name: name.optional(),
  color: color.optional(),
});

export const archiveActivityInput = z.strictObject({
  id: id,
  isArchived: z.boolean().default(true),
});

/** Everything recorded under `id` is from now on shown under `intoId`. */
export const mergeActivityInput = z.strictObject({ id: id, intoId: id });
