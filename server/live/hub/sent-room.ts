import { isCoach } from "@/domain/room/permissions";
import { compareSeats } from "@/domain/room/seat";
import { updateSeat } from "@/domain/room/seat-update";
import { decodeSeat, type EncodedSeat, encodeSeat } from "../seats/encoded-seat";
import type { RoomReading } from "../seats/room-state";
import { noEarlier, type WrittenSeat } from "../written";
import type { SeatChange } from "./room-frames";

/** A change of a member's seat, from the process that wrote it. */
export interface WrittenChange extends WrittenSeat {
  userId: string;
  /** The database's time after the commit. */
  at: Date;
}

/** The state of a room that its viewers were sent last. */
export class SentRoom {
  slug = "";
  isCoachingRoom = false;
  /** The latest time that was sent. */
  serverNow = "";
  /** All changes up to this version were sent. */
  version = -1;
  /** The highest version of a reading: some seats of it may have been sent. */
  #readVersion = -1;
  #seats = new Map<string, EncodedSeat>();
  #coaches = new Set<string>();

  get seats(): ReadonlyMap<string, EncodedSeat> {
    return this.#seats;
  }

  /** Ids of the members who coach. */
  get coaches(): ReadonlySet<string> {
    return this.#coaches;
  }

  /**
   * Stores a reading, of these people or of all. Returns what it changes.
   *
   * @param notices since the reading before. One notice is one change: if the version grew by more, a
   *   notice was lost, and the next heal reads the whole room.
   */
  store(reading: RoomReading, people: string[] | undefined, notices: number): SeatChange[] {
    this.slug = reading.room;
    this.isCoachingRoom = reading.isCoachingRoom;
    this.serverNow = reading.serverNow;
    this.#readVersion = people ? Math.max(this.#readVersion, reading.version) : reading.version;
    if (!people || reading.version === this.version + notices) this.version = reading.version;
    const changes = this.#storeSeats(reading, people);
    if (changes.some(({ before, now }) => [before, now].some((seat) => seat && isCoach(seat)))) {
      this.#coaches = new Set([...this.#seats.values()].filter(isCoach).map((seat) => seat.userId));
    }
    return changes;
  }

  #storeSeats(reading: RoomReading, people: string[] | undefined): SeatChange[] {
    const stored = this.#seats;
    const seats = new Map(
      reading.seats.sort(compareSeats).map((seat) => [seat.userId, encodeSeat(seat)] as const),
    );
    const changes: SeatChange[] = [];
    for (const [userId, now] of seats) {
      const before = stored.get(userId);
      const isSame = before?.json === now.json && before.awaitsAgreement === now.awaitsAgreement;
      if (!isSame) changes.push({ before, now });
    }
    for (const userId of people ?? stored.keys()) {
      const before = stored.get(userId);
      if (before && !seats.has(userId)) changes.push({ before, now: undefined });
    }
    if (!people) this.#seats = seats;
    else for (const [userId, seat] of seats) stored.set(userId, seat);
    for (const { before, now } of changes) if (before && !now) stored.delete(before.userId);
    return changes;
  }

  /**
   * Stores changes as they were written. Returns them, or null, and stores nothing, when they do not
   * follow directly on what was sent.
   */
  apply(written: readonly WrittenChange[]): SeatChange[] | null {
    if (this.#readVersion > this.version) return null;
    const seats = new Map<string, EncodedSeat>();
    for (const [i, { userId, version, update, at }] of written.entries()) {
      const before = seats.get(userId) ?? this.#seats.get(userId);
      if (!before || version !== this.version + 1 + i) return null;
      const seat = updateSeat(decodeSeat(before), update, at.getTime());
      if (!seat) return null;
      seats.set(userId, encodeSeat(seat));
    }
    const changes = [...seats].map(([id, now]) => ({ before: this.#seats.get(id), now }));
    for (const [userId, seat] of seats) this.#seats.set(userId, seat);
    this.version += written.length;
    for (const { at } of written) this.serverNow = noEarlier(at.toISOString(), this.serverNow);
    return changes;
  }

  /** After a failed reading: everything must be read again. */
  forgetVersion(): void {
    this.version = -1;
  }
}
