import { eq, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { readClock } from "@/db/clock";
import { NO_ROOM, packedMonth } from "@/db/schema";
import type { DayCell } from "@/domain/stats/totals";
import { stopTime, travel } from "../../../testing/clock";
import {
  insertActivity,
  insertMembership,
  insertPerson,
  insertSessions,
} from "../../../testing/factories";
import { listCellsByPerson } from "../../dashboard/cell-queries";
import { packingDone } from "../pack-later";

const YEAR = { from: "2026-01-01", to: "2026-12-31" };

/** Sets the database to 2 July and returns what its people do and read. */
export function packingWorld(database: Database) {
  /** Creates a person with a session at noon of each of these days, optionally in a room. */
  async function createPerson(days: string[], roomId: string | null = null) {
    const { db } = database;
    const { id: userId } = await insertPerson(db);
    const { id: activityId } = await insertActivity(db, { userId });
    if (roomId) await insertMembership(db, { roomId, userId });
    const at = (day: string) => ({ userId, activityId, roomId, startedAt: noon(day) });
    const sessions = await insertSessions(db, days.map(at));
    return { userId, activityId, at, ids: sessions.map((session) => session.id) };
  }

  const noon = (day: string) => new Date(`${day}T12:00:00Z`);

  /** Reads a year and waits for the packing that follows. */
  async function read(userId: string, roomId: string | null = null): Promise<DayCell[]> {
    const whose = roomId === null ? { userId } : { roomId, userIds: [userId] };
    const cells = await listCellsByPerson(database, whose, YEAR);
    await packingDone();
    return inOrder(cells.get(userId) ?? []);
  }

  /** Reads the same directly from sessions. */
  async function readFromSessions(
    userId: string,
    roomId: string | null = null,
  ): Promise<DayCell[]> {
    const cells = await queryRows<DayCell>(
      database.db,
      sql`select local_date::text as date, activity_id as "activityId",
        count(*) filter (where broken_at is null and drifted_at is null)::int as completed,
        count(*) filter (where broken_at is not null or drifted_at is not null)::int as broken,
        coalesce(sum(planned_minutes) filter (where broken_at is null and drifted_at is null), 0)::int
          as "focusMinutes"
        from focus_session where user_id = ${userId}
          and (broken_at is not null or drifted_at is not null or planned_end <= stint_now())
          ${roomId === null ? sql`` : sql`and room_id = ${roomId}`}
        group by local_date, activity_id`,
    );
    return inOrder(cells);
  }

  const inOrder = (cells: DayCell[]) =>
    cells.toSorted((a, b) => (a.date + a.activityId < b.date + b.activityId ? -1 : 1));

  async function listPacked(userId: string): Promise<string[]> {
    const rows = await database.db.select().from(packedMonth).where(eq(packedMonth.userId, userId));
    const months = rows.filter((row) => row.roomId === NO_ROOM).map((row) => row.month);
    return months.sort();
  }

  const asOwner = (run: Parameters<typeof database.db.transaction>[0]) =>
    database.db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('application_name', 'owner', true)`);
      await run(tx);
    });

  const remove = (id: string) =>
    asOwner(async (tx) => {
      await tx.execute(sql`delete from focus_session where id = ${id}`);
    });

  const begin = async () => {
    await stopTime(database.db);
    const now = await readClock(database.db);
    await travel(database.db, Date.parse("2026-07-02T12:00:00Z") - now.getTime());
  };

  return { begin, createPerson, read, readFromSessions, listPacked, asOwner, remove };
}
