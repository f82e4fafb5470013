import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { encode } from "next-auth/jwt";
import type { Database } from "@/db/client";
import { openLive } from "@/server/live/open-live";
import { getRequest, type LiveServer, mark, type Shape } from "../shape";
import { openEmptyDatabase } from "./bench-database";

/**
 * Changes a seat and increments its room's version. The write is as cheap as possible: its cost is
 * not part of delivery, and a low cost adds little noise to the difference.
 */
const CHANGE = `
with renamed as (update "user" set name = $1::text where id = $2::uuid)
update room set version = version + 1 where id = $3::uuid`;

/**
 * Stint itself: the hub with its HTTP handler, on a database with people, memberships, devices and a
 * running session. A change is a committed write; the hub is notified and reads the seat again.
 */
export async function openHub(shape: Shape): Promise<LiveServer> {
  process.env.NEXTAUTH_SECRET = "the secret of this benchmark";
  const { database, remove } = await openEmptyDatabase();
  const rooms = await seed(database, shape);
  const live = await openLive(database);
  const server = createServer((req, res) => void live.handleLive(req, res)).listen(0);
  await once(server, "listening");
  const handshakes: string[] = [];
  for (const { slug, sids } of rooms) {
    for (const sid of sids) {
      const token = await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET });
      const cookie = `next-auth.session-token=${token}`;
      handshakes.push(getRequest(`/api/live?room=${slug}`, { Cookie: cookie }));
    }
  }
  return {
    port: (server.address() as AddressInfo).port,
    handshakes,
    close: async () => {
      await live.close();
      await remove();
    },
    change: async (room, id) => {
      const { roomId = "", moverId = "" } = rooms[room] ?? {};
      await database.db.prepared(CHANGE, [`Mara ${mark(id)}`, moverId, roomId]);
      return () => live.bus.publish({ rooms: [roomId], people: [moverId] });
    },
  };
}

/**
 * Inserts rooms of `viewers` members with a device each. One more member is in a session, and their
 * seat changes.
 */
async function seed(database: Database, shape: Shape) {
  const one = async (text: string, values: unknown[] = []) => {
    const [row] = await database.query(text, values);
    return String(row?.id);
  };
  const rooms: { roomId: string; slug: string; moverId: string; sids: string[] }[] = [];
  for (let i = 0; i < shape.rooms; i += 1) {
    const slug = `organic-chemistry-${String(i).padStart(6, "0")}`;
    const roomId = await one("insert into room (slug, name) values ($1, 'Room') returning id", [
      slug,
    ]);
    const devices = await database.query(
      `with people as (
         insert into "user" (name) select 'Person ' || i from generate_series(1, $2::int) i returning id
       ), members as (
         insert into membership (room_id, user_id, role) select $1, id, 'member' from people
       )
       insert into auth_session (user_id, expires_at)
       select id, now() + interval '1 day' from people returning id`,
      [roomId, shape.viewers],
    );
    const moverId = await one(`insert into "user" (name) values ('Mara') returning id`);
    await database.query(
      "insert into membership (room_id, user_id, role) values ($1, $2, 'member')",
      [roomId, moverId],
    );
    const activityId = await one(
      "insert into activity (user_id, name, color) values ($1, 'Study', 'amber') returning id",
      [moverId],
    );
    await database.query(
      `insert into focus_session
         (user_id, activity_id, room_id, target, started_at, planned_end, local_date, time_zone)
       values ($1, $2, $3, 'chapter 4 problems', stint_now(), stint_now() + interval '2 hours',
         '2026-11-21', 'UTC')`,
      [moverId, activityId, roomId],
    );
    rooms.push({ roomId, slug, moverId, sids: devices.map((row) => String(row.id)) });
  }
  await database.query("analyze", []);
  return rooms;
}
