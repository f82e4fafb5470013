import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Database, rowsOf } from "@/db/client";
import { pgArray } from "@/db/pg-array";
import { Coalesced } from "../hub/throttled-task";

const LINGER_MS = 1_000;

interface Place {
  readonly roomId: string;
  readonly userId: string;
  streams: number;
  /** Keeps the place for a moment after the last stream closed. */
  lingering: NodeJS.Timeout | undefined;
  isWritten: boolean;
}

/**
 * Who is here through this process: a row per room and person with a stream open, written for all
 * of them in one statement. Leaving takes a second, so that a reload is no coming and going.
 */
export class Presence {
  readonly #processId = randomUUID();
  /** By room, then by person. */
  readonly #places = new Map<string, Map<string, Place>>();
  readonly #writes = new Coalesced("writing presence", () => this.#write());

  /** @param onChanged told of the rooms whose versions the change was counted in */
  constructor(
    private readonly database: Database,
    private readonly onChanged: (roomIds: string[]) => void,
  ) {}

  arrive(roomId: string, userId: string): void {
    const inRoom = this.#places.get(roomId) ?? new Map<string, Place>();
    this.#places.set(roomId, inRoom);
    const known = inRoom.get(userId);
    const place = known ?? { roomId, userId, streams: 0, lingering: undefined, isWritten: false };
    inRoom.set(userId, place);
    clearTimeout(place.lingering);
    place.lingering = undefined;
    place.streams += 1;
    if (!place.isWritten) this.#writes.request();
  }

  leave(roomId: string, userId: string): void {
    const place = this.#places.get(roomId)?.get(userId);
    if (!place) return;
    place.streams -= 1;
    if (place.streams > 0) return;
    place.lingering = setTimeout(() => {
      place.lingering = undefined;
      this.#writes.request();
    }, LINGER_MS);
  }

  /** Writes what an earlier failure left unwritten. */
  retry(): void {
    if (this.#all().some((place) => hasArrived(place) || hasLeft(place))) this.#writes.request();
  }

  /** Says that all of them are still here, and clears away what dead processes left. */
  async renew(): Promise<void> {
    const { roomIds, userIds } = columns(this.#all().filter((place) => place.isWritten));
    await this.database.db.execute(sql`
with pruned as (
  delete from presence where seen_at < statement_timestamp() - interval '10 minutes'
    and process_id <> ${this.#processId}::uuid
)
insert into presence (room_id, user_id, process_id, seen_at)
select m.room_id, m.user_id, ${this.#processId}::uuid, statement_timestamp()
from unnest(${roomIds}::uuid[], ${userIds}::uuid[]) as here (room_id, user_id)
join membership m using (room_id, user_id)
on conflict (room_id, user_id, process_id) do update set seen_at = excluded.seen_at`);
  }

  /** Takes all of this process's rows away. */
  async close(): Promise<void> {
    await this.#writes.cancel();
    for (const place of this.#all()) {
      clearTimeout(place.lingering);
      place.lingering = undefined;
      place.streams = 0;
    }
    await this.#write();
  }

  #all(): Place[] {
    return [...this.#places.values()].flatMap((inRoom) => [...inRoom.values()]);
  }

  /** Whoever came back while the leaving was being written arrives anew. */
  #forget(place: Place): void {
    place.isWritten = false;
    if (place.streams > 0) {
      this.#writes.request();
      return;
    }
    const inRoom = this.#places.get(place.roomId);
    inRoom?.delete(place.userId);
    if (inRoom?.size === 0) this.#places.delete(place.roomId);
  }

  async #write(): Promise<void> {
    const places = this.#all();
    const [arrived, left] = [places.filter(hasArrived), places.filter(hasLeft)];
    if (arrived.length + left.length === 0) return;
    const [here, gone] = [columns(arrived), columns(left)];
    const changed = await rowsOf<{ id: string }>(
      this.database.db,
      sql`
with here as (
  insert into presence (room_id, user_id, process_id, seen_at)
  select m.room_id, m.user_id, ${this.#processId}::uuid, statement_timestamp()
  from unnest(${here.roomIds}::uuid[], ${here.userIds}::uuid[]) as arrived (room_id, user_id)
  join membership m using (room_id, user_id)
  on conflict (room_id, user_id, process_id) do update set seen_at = excluded.seen_at
  returning room_id
), gone as (
  delete from presence p
  using unnest(${gone.roomIds}::uuid[], ${gone.userIds}::uuid[]) as departed (room_id, user_id)
  where p.process_id = ${this.#processId}::uuid
    and p.room_id = departed.room_id and p.user_id = departed.user_id
  returning p.room_id
), touched as (
  select id from room where id in (select room_id from here union all select room_id from gone)
  order by id for no key update
)
update room set version = version + 1 from touched where room.id = touched.id
returning room.id`,
    );
    for (const place of arrived) place.isWritten = true;
    for (const place of left) this.#forget(place);
    if (changed.length > 0) this.onChanged(changed.map((row) => row.id));
  }
}

const hasArrived = (place: Place) => place.streams > 0 && !place.isWritten;
const hasLeft = (place: Place) => place.streams === 0 && !place.lingering;

const columns = (places: Place[]) => ({
  roomIds: pgArray(places.map((place) => place.roomId)),
  userIds: pgArray(places.map((place) => place.userId)),
});
