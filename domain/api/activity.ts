import { z } from "zod";
import { COLORS } from "../focus-session/color";
import { wireId, wireInstant } from "./fields/output-fields";
import { id, nameLine } from "./fields/text";
import { MAX_NAME } from "./fields/text-length";

const name = nameLine(MAX_NAME);
const color = z.enum(COLORS);

export const createActivityInput = z.strictObject({
  name,
  color: color.optional(),
  isRest: z.boolean().default(false),
});

/** An activity cannot become a rest or stop being one: past sessions would count differently. */
export const updateActivityInput = z.strictObject({
  id: id,
  name: name.optional(),
  color: color.optional(),
});

export const archiveActivityInput = z.strictObject({
  id: id,
  isArchived: z.boolean().default(true),
});

/** Sessions recorded under `id` are shown under `intoId` from then on. */
export const mergeActivityInput = z.strictObject({ id: id, intoId: id });

export const activityOutput = z.strictObject({
  id: wireId,
  name: z.string(),
  color,
  isRest: z.boolean(),
});
export type Activity = z.infer<typeof activityOutput>;

/** An activity where only its name and colour matter. */
export const namedActivityOutput = activityOutput.omit({ isRest: true });

/** An item of `activity.list`. */
export const listedActivityOutput = activityOutput.extend({ archivedAt: wireInstant.nullable() });
