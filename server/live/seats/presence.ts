import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { pgArray } from "@/db/pg-array";
import { ThrottledTask } from "../hub/throttled-task";
import { bumpManyRooms } from "../versions";

const LEAVE_DELAY_MS = 1_000;

interface PresentMember {
  readonly roomId: string;
  readonly userId: string;
  streams: number;
  /** Delays leaving after the last stream closed. */
  leaveTimer: NodeJS.Timeout | undefined;
  isWritten: boolean;
}

/**
 * Members with a stream open in this process: one row per room and person, written in one statement
 * for all. Leaving takes effect after a second, so that a page reload changes nothing.
 */
export class Presence {
  readonly #processId = randomUUID();
  /** By room, then by person. */
  readonly #members = new Map<string, Map<string, PresentMember>>();
  readonly #writes = new ThrottledTask("writing presence", () => this.#write());

  /** @param onChanged called with the rooms whose versions grew */
  constructor(
    private readonly database: Database,
    private readonly onChanged: (roomIds: string[]) => void,
  ) {}

  arrive(roomId: string, userId: string): void {
    const byUser = this.#members.get(roomId) ?? new Map<string, PresentMember>();
    this.#members.set(roomId, byUser);
    const existing = byUser.get(userId);
    const member = existing ?? {
      roomId,
      userId,
      streams: 0,
      leaveTimer: undefined,
      isWritten: false,
    };
    byUser.set(userId, member);
    clearTimeout(member.leaveTimer);
    member.leaveTimer = undefined;
    member.streams += 1;
    if (!member.isWritten) this.#writes.request();
  }

  leave(roomId: string, userId: string): void {
    const member = this.#members.get(roomId)?.get(userId);
    if (!member) return;
    member.streams -= 1;
    if (member.streams > 0) return;
    member.leaveTimer = setTimeout(() => {
      member.leaveTimer = undefined;
      this.#writes.request();
    }, LEAVE_DELAY_MS);
  }

  /** Writes what an earlier failure left unwritten. */
  retry(): void {
    if (this.#all().some((member) => hasArrived(member) || hasLeft(member))) this.#writes.request();
  }

  /** Renews this process's rows and deletes those of dead processes. */
  async renew(): Promise<void> {
    const { roomIds, userIds } = columns(this.#all().filter((member) => member.isWritten));
    await this.database.db.execute(sql`
with pruned as (
  delete from presence where seen_at < statement_timestamp() - interval '10 minutes'
    and process_id <> ${this.#processId}::uuid
)
insert into presence (room_id, user_id, process_id, seen_at)
select m.room_id, m.user_id, ${this.#processId}::uuid, statement_timestamp()
from unnest(${roomIds}::uuid[], ${userIds}::uuid[]) as present (room_id, user_id)
join membership m using (room_id, user_id)
on conflict (room_id, user_id, process_id) do update set seen_at = excluded.seen_at`);
  }

  /** Deletes this process's rows. */
  async close(): Promise<void> {
    await this.#writes.cancel();
    for (const member of this.#all()) {
      clearTimeout(member.leaveTimer);
      member.leaveTimer = undefined;
      member.streams = 0;
    }
    await this.#write();
  }

  #all(): PresentMember[] {
    return [...this.#members.values()].flatMap((byUser) => [...byUser.values()]);
  }

  /** A member who came back while the leaving was written arrives again. */
  #forget(member: PresentMember): void {
    member.isWritten = false;
    if (member.streams > 0) {
      this.#writes.request();
      return;
    }
    const byUser = this.#members.get(member.roomId);
    byUser?.delete(member.userId);
    if (byUser?.size === 0) this.#members.delete(member.roomId);
  }

  async #write(): Promise<void> {
    const members = this.#all();
    const [arrived, left] = [members.filter(hasArrived), members.filter(hasLeft)];
    if (arrived.length + left.length === 0) return;
    const [added, removed] = [columns(arrived), columns(left)];
    const changed = await this.database.db.transaction(async (tx) => {
      const touched = await queryRows<{ id: string }>(
        tx,
        sql`
with added as (
  insert into presence (room_id, user_id, process_id, seen_at)
  select m.room_id, m.user_id, ${this.#processId}::uuid, statement_timestamp()
  from unnest(${added.roomIds}::uuid[], ${added.userIds}::uuid[]) as arrived (room_id, user_id)
  join membership m using (room_id, user_id)
  on conflict (room_id, user_id, process_id) do update set seen_at = excluded.seen_at
  returning room_id
), removed as (
  delete from presence p
  using unnest(${removed.roomIds}::uuid[], ${removed.userIds}::uuid[]) as departed (room_id, user_id)
  where p.process_id = ${this.#processId}::uuid
    and p.room_id = departed.room_id and p.user_id = departed.user_id
  returning p.room_id
)
select room_id as id from added union select room_id from removed`,
      );
      return bumpManyRooms(
        tx,
        touched.map(({ id }) => id),
      );
    });
    for (const member of arrived) member.isWritten = true;
    for (const member of left) this.#forget(member);
    if (changed.length > 0) this.onChanged(changed);
  }
}

const hasArrived = (member: PresentMember) => member.streams > 0 && !member.isWritten;
const hasLeft = (member: PresentMember) => member.streams === 0 && !member.leaveTimer;

const columns = (members: PresentMember[]) => ({
  roomIds: pgArray(members.map((member) => member.roomId)),
  userIds: pgArray(members.map((member) => member.userId)),
});
