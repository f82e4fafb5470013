import type { Database } from "@/db/client";
import type { DayCell } from "@/domain/dashboard-totals";
import { type Span, spanLength } from "@/domain/span";
import { packLater } from "./pack-later";
import { cellsOfMonth, unpackedSpans } from "./packed-month";
import { packedRows, unpackedRows, type Whose } from "./row-queries";

/** Spans up to so many days (13 weeks) are read row by row, longer ones from packed months. */
const LONGEST_UNPACKED_DAYS = 91;

export const isPackedSpan = (span: Span) => spanLength(span) > LONGEST_UNPACKED_DAYS;

/**
 * Ended sessions of each of these people by day and recorded activity, rests included. Months that
 * could be read quicker the next time are packed afterwards.
 */
export async function cellsByPerson(
  database: Database,
  whose: Whose,
  span: Span,
): Promise<Map<string, DayCell[]>> {
  const userIds = "userId" in whose ? [whose.userId] : whose.userIds;
  const cells = new Map(userIds.map((userId) => [userId, [] as DayCell[]]));
  const packedMonths = new Map(userIds.map((userId) => [userId, [] as string[]]));
  const packed = isPackedSpan(span) ? await packedRows(database, whose, span) : [];
  for (const { userId, month, entries, months } of packed) {
    if (months !== "") packedMonths.get(userId)?.push(...months.split(" "));
    if (month !== null) cells.get(userId)?.push(...cellsOfMonth(month, entries, span));
  }
  const unpacked = await unpackedRows(database, whose, unpackedSpans(packedMonths, span));
  for (const { userId, isClosed: _, ...cell } of unpacked) cells.get(userId)?.push(cell);
  if (isPackedSpan(span)) {
    packLater(
      database,
      unpacked.filter((row) => row.isClosed),
    );
  }
  return cells;
}

/** A person's cells over a span, wherever they sat. */
export async function cellsOfPerson(
  database: Database,
  userId: string,
  span: Span,
): Promise<DayCell[]> {
  return (await cellsByPerson(database, { userId }, span)).get(userId) ?? [];
}
