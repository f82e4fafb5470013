import { z } from "zod";

/** Input of a procedure that takes none; an empty object is accepted too. */
export const noInput = z.strictObject({}).optional();
