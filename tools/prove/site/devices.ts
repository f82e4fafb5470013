import { encode } from "next-auth/jwt";
import type { Database } from "@/db/client";
import { SECRET } from "./app-process";

/** The `Cookie` header of a device. */
export async function encodeCookie(sid: string, secret = SECRET): Promise<string> {
  return `next-auth.session-token=${await encode({ token: { sid }, secret })}`;
}

export interface Viewer {
  cookie: string;
  slug: string;
}

const ROOM_SIZE = 25;

/**
 * Inserts people with a signed-in device each, in rooms of 25. Not through the interface, because
 * signing in hundreds would take longer than the rest of a trial.
 */
export async function insertViewers(database: Database, count: number): Promise<Viewer[]> {
  const viewers: Viewer[] = [];
  for (let room = 0; room * ROOM_SIZE < count; room += 1) {
    const slug = `physics-${room}`;
    const devices = await database.query(
      `with room as (
         insert into room (slug, name) values ($1, 'Physics') returning id
       ), people as (
         insert into "user" (name) select 'Viewer ' || i from generate_series(1, $2::int) i returning id
       ), members as (
         insert into membership (room_id, user_id, role)
         select room.id, people.id, 'member' from room, people
       )
       insert into auth_session (user_id, expires_at)
       select id, now() + interval '1 day' from people returning id`,
      [slug, Math.min(ROOM_SIZE, count - room * ROOM_SIZE)],
    );
    for (const { id } of devices) viewers.push({ cookie: await encodeCookie(String(id)), slug });
  }
  return viewers;
}
