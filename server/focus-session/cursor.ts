import { z } from "zod";
import { id, instant } from "@/domain/api/text";
import { Refusal } from "../refusal";

/** Where a page of sessions ended. */
export interface Cursor {
  startedAt: Date;
  id: string;
}

const parts = z.tuple([instant, id]);

export const writeCursor = ({ startedAt, id }: Cursor): string =>
  `${startedAt.toISOString()}_${id}`;

/** Reads what `writeCursor` wrote; refuses anything else as `invalid_input`. */
export function readCursor(text: string): Cursor {
  const parsed = parts.safeParse(text.split("_"));
  if (!parsed.success) throw new Refusal("invalid_input", { fields: ["cursor"] });
  return { startedAt: new Date(parsed.data[0]), id: parsed.data[1] };
}
