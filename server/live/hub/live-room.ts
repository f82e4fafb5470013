import { type Audience, EVERYONE, findAudience } from "@/domain/room/audience";
import { isCoach } from "@/domain/room/permissions";
import { compareSeats } from "@/domain/room/seat";
import { type SentSeat, toSend } from "../seats/encoded-seat";
import type { RoomReading } from "../seats/room-state";
import type { LiveStream } from "../transport/live-stream";
import { RoomFrames, type SeatChange } from "./room-frames";
import { NO_TARGETS, type TargetGrants } from "./target-grants";
import { Coalesced } from "./throttled-task";

/** Reads a room, or only the seats of some of its members; null when there are none. */
export type ReadSeats = (roomId: string, people?: string[]) => Promise<RoomReading | null>;

/** Who shows targets to which coach of a room; asked for only while a coach watches it. */
export type ReadTargetGrants = (roomId: string) => Promise<TargetGrants>;

/** Changes that were followed seat by seat are checked against the whole room this often. */
const CHECK_MS = 60_000;

/** A room with viewers: the last state sent, and who has been sent it. */
export class LiveRoom {
  /** As whom (the audience's key) each viewer had its snapshot, and so takes changes; null before. */
  readonly #viewers = new Map<LiveStream, string | null>();
  #sent = new Map<string, SentSeat>();
  #coaches = new Set<string>();
  #targetGrants: TargetGrants = NO_TARGETS;
  /** All changes up to this version were sent. */
  #version = -1;
  #wholeAt = Number.NEGATIVE_INFINITY;
  /** Hints since the last reading began. */
  #hints = 0;
  #stale: Set<string> | "all" = "all";
  readonly #reads: Coalesced;
  /** In a practice: the next change that time alone makes. */
  #turn: NodeJS.Timeout | undefined;

  constructor(
    readonly id: string,
    private readonly readSeats: ReadSeats,
    private readonly readTargetGrants: ReadTargetGrants,
  ) {
    this.#reads = new Coalesced("reading a room", () => this.#read());
  }

  get isEmpty(): boolean {
    return this.#viewers.size === 0;
  }

  /** Takes a viewer in, or one that fell behind anew; a snapshot follows. */
  join(stream: LiveStream): void {
    this.#viewers.set(stream, null);
    this.refresh();
  }

  leave(stream: LiveStream): void {
    this.#viewers.delete(stream);
    if (!this.isEmpty) return;
    clearTimeout(this.#turn);
    void this.#reads.cancel();
  }

  /** Reads anew and sends what changed: only these people's seats when they are named. */
  refresh(people?: string[]): void {
    this.#hints += 1;
    if (!people || this.#stale === "all") this.#stale = "all";
    else for (const userId of people) this.#stale.add(userId);
    this.#reads.request();
  }

  /** Reads anew what coaches may see, where there are any. */
  refreshGrants(): void {
    if (this.#coaches.size > 0) this.refresh();
  }

  get held() {
    const presentCount = [...this.#sent.values()].filter((seat) => seat.isPresent).length;
    return { id: this.id, version: this.#version, presentCount };
  }

  /** Makes up for what no hint told: a change, a ghost that lapsed, a session that ended. */
  heal(stale: { isGone: boolean } | null, nowMs: number): void {
    const hasEnded = [...this.#sent.values()].some((seat) => seat.endsAt <= nowMs);
    const isDue = performance.now() - this.#wholeAt > CHECK_MS;
    if (stale?.isGone) this.#close();
    else if (stale || hasEnded || isDue) this.refresh();
  }

  /** Sends everyone away: the room is gone. */
  #close(): void {
    for (const stream of this.#viewers.keys()) stream.end();
  }

  async #read(): Promise<void> {
    const people = this.#stale === "all" ? undefined : [...this.#stale];
    const hints = this.#hints;
    this.#stale = new Set();
    this.#hints = 0;
    const reading = await this.#readRoom(people).catch((error) => {
      this.#stale = "all";
      this.#version = -1;
      throw error;
    });
    if (!reading) return people ? this.refresh() : this.#close();
    const changes = this.#keep(reading, people);
    // Each hint stands for one change. When the version grew by as many, no other change hides
    // among them; when it grew by more, the next healing reads the whole room.
    if (!people || reading.version === this.#version + hints) this.#version = reading.version;
    if (!people) this.#wholeAt = performance.now();
    if (!people || changes.some(({ now }) => !now)) this.#endOfFormerMembers();
    this.#write(reading, new RoomFrames(reading, changes, this.#sent), { isWhole: !people });
    if (reading.isCoachingRoom) this.#awaitTurn(Date.parse(reading.serverNow));
  }

  async #readRoom(people: string[] | undefined): Promise<RoomReading | null> {
    const reading = await this.readSeats(this.id, people);
    if (reading && this.#isCoachWatching(reading)) {
      this.#targetGrants = await this.readTargetGrants(this.id);
    }
    return reading;
  }

  #isCoachWatching({ seats }: RoomReading): boolean {
    const coaches = seats.filter(isCoach).map(({ userId }) => userId);
    if (coaches.length + this.#coaches.size === 0) return false;
    const known = new Set([...this.#coaches, ...coaches]);
    return [...this.#viewers.keys()].some(({ userId }) => known.has(userId));
  }

  /** Keeps a reading, of these people or of all, as what was sent; answers what it changes. */
  #keep(reading: RoomReading, people: string[] | undefined): SeatChange[] {
    const held = this.#sent;
    const seats = new Map(
      reading.seats.sort(compareSeats).map((seat) => [seat.userId, toSend(seat, reading)] as const),
    );
    const changes: SeatChange[] = [];
    for (const [userId, now] of seats) {
      const before = held.get(userId);
      if (before?.json !== now.json) changes.push({ before, now });
    }
    for (const userId of people ?? held.keys()) {
      const before = held.get(userId);
      if (before && !seats.has(userId)) changes.push({ before, now: undefined });
    }
    if (!people) this.#sent = seats;
    else for (const [userId, seat] of seats) held.set(userId, seat);
    for (const { before, now } of changes) if (before && !now) held.delete(before.userId);
    if (changes.some(({ before, now }) => [before, now].some((seat) => seat && isCoach(seat)))) {
      this.#coaches = new Set([...this.#sent.values()].filter(isCoach).map((seat) => seat.userId));
    }
    return changes;
  }

  /** Changes for those who had their snapshot, a snapshot for the others once all was read. */
  #write(reading: RoomReading, frames: RoomFrames, { isWhole }: { isWhole: boolean }): void {
    for (const [stream, seatedAs] of this.#viewers) {
      const audience = this.#findAudience(reading, stream.userId);
      const isSeated = seatedAs === audience.key;
      const bytes = isSeated ? frames.seats(audience) : isWhole ? frames.snapshot(audience) : null;
      if (!isSeated) this.#viewers.set(stream, isWhole ? audience.key : null);
      // A role or a grant that changed makes another view of it: nothing more of the former one goes out.
      if (!isSeated && !isWhole && seatedAs !== null) this.refresh();
      if (bytes) stream.write(bytes);
    }
  }

  #findAudience(room: { isCoachingRoom: boolean }, userId: string): Audience {
    if (!room.isCoachingRoom && !this.#coaches.has(userId)) return EVERYONE;
    return findAudience(room, this.#sent.get(userId) ?? null, this.#targetGrants.get(userId));
  }

  /**
   * What time alone changes goes out when it does: were it to wait, what another member does would
   * send it along, and the hour of a frame would tell of them.
   */
  #awaitTurn(now: number): void {
    clearTimeout(this.#turn);
    const next = Math.min(...[...this.#sent.values()].map((seat) => seat.turnsAt));
    if (next === Number.POSITIVE_INFINITY || this.isEmpty) return;
    this.#turn = setTimeout(() => this.refresh(), Math.max(next - now, 0) + 1);
    this.#turn.unref();
  }

  #endOfFormerMembers(): void {
    for (const stream of this.#viewers.keys()) {
      if (!this.#sent.has(stream.userId)) stream.end();
    }
  }
}
