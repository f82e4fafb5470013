import type { Database } from "@/db/client";
import type { DayCell } from "@/domain/stats/totals";
import { type Period, periodLength } from "@/domain/time/period";
import { packLater } from "../packed-months/pack-later";
import { cellsOfMonth, unpackedPeriods } from "../packed-months/packed-month";
import { type CellOwners, listPackedRows, listUnpackedRows } from "./row-queries";

/** Periods up to 13 weeks are read row by row, longer ones from packed months. */
const LONGEST_UNPACKED_DAYS = 91;

export const isPackedPeriod = (period: Period) => periodLength(period) > LONGEST_UNPACKED_DAYS;

/**
 * Returns ended sessions per person, summed by day and recorded activity, rests included. Months
 * that were read row by row but could be packed are packed afterwards.
 */
export async function listCellsByPerson(
  database: Database,
  owners: CellOwners,
  period: Period,
): Promise<Map<string, DayCell[]>> {
  const userIds = "userId" in owners ? [owners.userId] : owners.userIds;
  const cells = new Map(userIds.map((userId) => [userId, [] as DayCell[]]));
  const packedMonths = new Map(userIds.map((userId) => [userId, [] as string[]]));
  const packed = isPackedPeriod(period) ? await listPackedRows(database, owners, period) : [];
  for (const { userId, month, entries, months } of packed) {
    if (months !== "") packedMonths.get(userId)?.push(...months.split(" "));
    if (month !== null) cells.get(userId)?.push(...cellsOfMonth(month, entries, period));
  }
  const unpacked = await listUnpackedRows(database, owners, unpackedPeriods(packedMonths, period));
  for (const { userId, isClosed: _, ...cell } of unpacked) cells.get(userId)?.push(cell);
  if (isPackedPeriod(period)) {
    packLater(
      database,
      unpacked.filter((row) => row.isClosed),
    );
  }
  return cells;
}

/** Returns a person's cells over a period, in all rooms and outside them. */
export async function listCells(
  database: Database,
  userId: string,
  period: Period,
): Promise<DayCell[]> {
  return (await listCellsByPerson(database, { userId }, period)).get(userId) ?? [];
}
