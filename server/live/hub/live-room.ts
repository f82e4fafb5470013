import { type Audience, EVERYONE, findAudience } from "@/domain/room/audience";
import { isCoach } from "@/domain/room/permissions";
import { type CoachGrants, NO_GRANTS } from "../seats/coach-grants";
import type { EncodedSeat } from "../seats/encoded-seat";
import type { ReadSeat, RoomReading } from "../seats/room-state";
import type { LiveStream } from "../transport/live-stream";
import { encodeGroupSessions, HINT_INTERVAL_MS } from "./frame";
import { RoomFrames, type SeatChange } from "./room-frames";
import { SentRoom, type WrittenChange } from "./sent-room";
import { ThrottledTask } from "./throttled-task";
import { TimedChange } from "./timed-change";
import type { RoomChange } from "./version-check";

/** Reads a room, or only the seats of some members; null when there are none. */
export type ReadSeats = (roomId: string, people?: string[]) => Promise<RoomReading | null>;

/**
 * Reads what members share with each coach, for seats read at `readAt`; called only while a coach
 * watches the room.
 */
export type ReadCoachGrants = (roomId: string, readAt: string) => Promise<CoachGrants>;

/** After changes of single seats, the whole room is read at least this often. */
const FULL_READ_MS = 60_000;

/** A room with viewers: the state last sent, and its recipients. */
export class LiveRoom {
  /** The audience key of each viewer's snapshot; null while the viewer waits for one. */
  readonly #viewers = new Map<LiveStream, string | null>();
  readonly #sent = new SentRoom();
  #coachGrants: CoachGrants = NO_GRANTS;
  #fullReadAt = Number.NEGATIVE_INFINITY;
  /** The changes of group sessions that viewers were told of; null before the first reading. */
  #groupVersion: number | null = null;
  #written: WrittenChange[] = [];
  /** Notices since the last reading began. */
  #notices = 0;
  #stale: Set<string> | "all" = "all";
  readonly #reads: ThrottledTask;
  readonly #hints: ThrottledTask;
  /**
   * Sends changes by time alone when they happen. If they waited for the next notice, the time of
   * the frame would reveal that another member did something.
   */
  readonly #timedChange = new TimedChange((at) => this.#onTimeDue(at));
  #isTimeDue = false;

  constructor(
    readonly id: string,
    private readonly readSeats: ReadSeats,
    private readonly readCoachGrants: ReadCoachGrants,
  ) {
    this.#reads = new ThrottledTask("updating a room", () => this.#update());
    this.#hints = new ThrottledTask("sending hints", () => this.#sendHint(), HINT_INTERVAL_MS);
  }

  get isEmpty(): boolean {
    return this.#viewers.size === 0;
  }

  /** Adds a viewer, or one that fell behind, and sends it a snapshot. */
  join(stream: LiveStream): void {
    this.#viewers.set(stream, null);
    this.refresh();
  }

  leave(stream: LiveStream): void {
    this.#viewers.delete(stream);
    if (!this.isEmpty) return;
    this.#timedChange.cancel();
    for (const task of [this.#reads, this.#hints]) void task.cancel();
  }

  /** Reads again and sends what changed, only of these people's seats if given. */
  refresh(people?: string[]): void {
    this.#notices += 1;
    this.#requestRead(people);
  }

  /** Sends a change that this process wrote, without reading it unless another one is missing. */
  apply(written: WrittenChange): void {
    this.#written.push(written);
    this.#reads.request();
  }

  /** Tells the viewers that group sessions changed. One notice is one change. */
  hintGroupSessions(): void {
    if (this.#groupVersion !== null) this.#groupVersion += 1;
    this.#hints.request();
  }

  /** A viewer without a snapshot reads the group sessions when it has got one. */
  async #sendHint(): Promise<void> {
    const bytes = encodeGroupSessions(this.#sent.slug);
    for (const [stream, snapshotKey] of this.#viewers) {
      if (snapshotKey !== null) stream.write(bytes);
    }
  }

  #requestRead(people: string[] | undefined): void {
    if (!people || this.#stale === "all") this.#stale = "all";
    else for (const userId of people) this.#stale.add(userId);
    this.#reads.request();
  }

  /** Reads again if the room has coaches, because their grants changed. */
  refreshGrants(): void {
    if (this.#sent.coaches.size > 0) this.refresh();
  }

  get sent() {
    const { seats, version } = this.#sent;
    const presentCount = [...seats.values()].filter((seat) => seat.isPresent).length;
    return { id: this.id, version, presentCount, groupVersion: this.#groupVersion ?? -1 };
  }

  /** Reads again after a change without a notice, or the end of a session or of presence. */
  heal(change: RoomChange | null, nowMs: number): void {
    const hasEnded = [...this.#sent.seats.values()].some((seat) => seat.endsAt <= nowMs);
    const isDue = performance.now() - this.#fullReadAt > FULL_READ_MS;
    if (change?.isGone) this.#close();
    else if (change?.hasSeats || hasEnded || isDue) this.refresh();
    if (change && !change.isGone) this.#healGroupSessions(change.groupVersion);
  }

  #healGroupSessions(version: number): void {
    if (this.#groupVersion === null || version === this.#groupVersion) return;
    this.#groupVersion = version;
    this.#hints.request();
  }

  /** Ends every stream: the room was deleted. */
  #close(): void {
    for (const stream of this.#viewers.keys()) stream.end();
  }

  async #update(): Promise<void> {
    const written = this.#written.splice(0);
    const isAllWritten = this.#stale !== "all" && this.#stale.size === 0 && written.length > 0;
    if (isAllWritten && this.#sendWritten(written)) return;
    // Those that were read before are read again, but were counted then.
    this.#notices += written.filter(({ version }) => version > this.#sent.version).length;
    if (this.#stale !== "all") for (const { userId } of written) this.#stale.add(userId);
    await this.#read();
  }

  /**
   * Returns false, and sends nothing, when the room must be read: also while a coach watches, because
   * what a coach sees depends on grants.
   */
  #sendWritten(written: readonly WrittenChange[]): boolean {
    const changes = this.#isCoachWatching([]) ? null : this.#sent.apply(written);
    if (changes) this.#send(changes, { isWhole: false });
    return changes !== null;
  }

  async #read(): Promise<void> {
    const people = this.#stale === "all" ? undefined : [...this.#stale];
    const notices = this.#notices;
    this.#stale = new Set();
    this.#notices = 0;
    const reading = await this.#readRoom(people).catch((error) => {
      this.#stale = "all";
      this.#sent.forgetVersion();
      throw error;
    });
    if (!reading) return people ? this.refresh() : this.#close();
    this.#groupVersion ??= reading.groupVersion;
    const changes = this.#sent.store(reading, people, notices);
    if (!people) this.#fullReadAt = performance.now();
    if (!people || changes.some(({ now }) => !now)) this.#endOfFormerMembers();
    this.#send(changes, { isWhole: !people });
  }

  #send(changes: SeatChange[], { isWhole }: { isWhole: boolean }): void {
    const { slug, serverNow, seats } = this.#sent;
    this.#write(new RoomFrames({ room: slug, serverNow }, changes, seats), { isWhole });
    this.#scheduleTimedChange(Date.parse(serverNow), isWhole ? null : changes);
  }

  async #readRoom(people: string[] | undefined): Promise<RoomReading | null> {
    const reading = await this.readSeats(this.id, people);
    if (reading && this.#isCoachWatching(reading.seats)) {
      this.#coachGrants = await this.readCoachGrants(this.id, reading.serverNow);
    }
    return reading;
  }

  /** @param seats of a reading that is not stored yet. */
  #isCoachWatching(seats: readonly ReadSeat[]): boolean {
    const coaches = seats.filter(isCoach).map(({ userId }) => userId);
    if (coaches.length + this.#sent.coaches.size === 0) return false;
    const known = new Set([...this.#sent.coaches, ...coaches]);
    return [...this.#viewers.keys()].some(({ userId }) => known.has(userId));
  }

  /** Sends changes to viewers with a snapshot, and a snapshot to the others once all is read. */
  #write(frames: RoomFrames, { isWhole }: { isWhole: boolean }): void {
    for (const [stream, snapshotKey] of this.#viewers) {
      const audience = this.#findAudience(stream.userId);
      const hasSnapshot = snapshotKey === audience.key;
      const bytes = hasSnapshot
        ? frames.seats(audience)
        : isWhole
          ? frames.snapshot(audience)
          : null;
      if (!hasSnapshot) this.#viewers.set(stream, isWhole ? audience.key : null);
      // A changed role or grant changes the view: no change of the former view may be sent.
      if (!hasSnapshot && !isWhole && snapshotKey !== null) this.refresh();
      if (bytes) stream.write(bytes);
    }
  }

  #findAudience(userId: string): Audience {
    const { isCoachingRoom, coaches, seats } = this.#sent;
    if (!isCoachingRoom && !coaches.has(userId)) return EVERYONE;
    const viewer = seats.get(userId) ?? null;
    return findAudience({ isCoachingRoom }, viewer, this.#coachGrants.get(userId));
  }

  /** @param changes of a reading of some seats: looking at all of them costs too much. */
  #scheduleTimedChange(now: number, changes: readonly SeatChange[] | null): void {
    if (this.isEmpty) return;
    if (changes && !this.#isTimeDue) {
      const changed = changes.flatMap((change) => change.now ?? []);
      this.#timedChange.bringForward(findNextChange(changed), now);
    } else {
      this.#isTimeDue = false;
      this.#timedChange.schedule(findNextChange(this.#sent.seats.values()), now);
    }
  }

  /** The seat for which the time was scheduled may have changed since. */
  #onTimeDue(at: number): void {
    const due = [...this.#sent.seats.values()].filter(({ changesAt }) => changesAt <= at);
    this.#isTimeDue = due.length > 0;
    if (this.#isTimeDue) this.#requestRead(due.map(({ userId }) => userId));
    else this.#timedChange.schedule(findNextChange(this.#sent.seats.values()), at);
  }

  #endOfFormerMembers(): void {
    for (const stream of this.#viewers.keys()) {
      if (!this.#sent.seats.has(stream.userId)) stream.end();
    }
  }
}

function findNextChange(seats: Iterable<EncodedSeat>): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { changesAt } of seats) next = Math.min(next, changesAt);
  return next;
}
