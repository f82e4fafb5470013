import { type Audience, findVisibleVersion, isVisibleTo } from "@/domain/room/audience";
import { jsonFor, type SentSeat } from "../seats/encoded-seat";
import type { RoomReading } from "../seats/room-state";
import { frame, roomJson } from "./frame";

/** A seat that changed, appeared (nothing before) or went (nothing now). */
export interface SeatChange {
  before: SentSeat | undefined;
  now: SentSeat | undefined;
}

/** The frames of one reading: each is made once per view of it, when somebody takes it. */
export class RoomFrames {
  readonly #seats = new Map<string, Buffer | null>();
  readonly #snapshots = new Map<string, Buffer>();

  constructor(
    private readonly reading: RoomReading,
    private readonly changes: readonly SeatChange[],
    /** All seats as they now stand. */
    private readonly all: ReadonlyMap<string, SentSeat>,
  ) {}

  /** What changed for an audience, or null when that is nothing it sees. */
  seats(audience: Audience): Buffer | null {
    const view = viewOf(audience, () => this.changes.flatMap(({ before, now }) => [before, now]));
    const known = this.#seats.get(view);
    if (known !== undefined) return known;
    const made = this.#makeSeats(audience);
    this.#seats.set(view, made);
    return made;
  }

  snapshot(audience: Audience): Buffer {
    const view = viewOf(audience, () => [...this.all.values()]);
    const known = this.#snapshots.get(view);
    if (known) return known;
    const seen = [...this.all.values()].filter((seat) => isVisibleTo(audience, seat));
    const jsons = seen.map((seat) => jsonFor(audience, seat));
    const made = frame("snapshot", roomJson(this.#head, jsons));
    this.#snapshots.set(view, made);
    return made;
  }

  /** Who stops being seen, as a coach of a practice who is one no more, is gone like one who left. */
  #makeSeats(audience: Audience): Buffer | null {
    const seen = (seat?: SentSeat) => (seat && isVisibleTo(audience, seat) ? seat : undefined);
    const shown = this.changes.map(({ before, now }) => ({ before: seen(before), now: seen(now) }));
    const changed = shown.flatMap(({ before, now }) => {
      const json = now && jsonFor(audience, now);
      return json && json !== (before && jsonFor(audience, before)) ? json : [];
    });
    const gone = shown.flatMap(({ before, now }) => (before && !now ? before.userId : []));
    if (changed.length + gone.length === 0) return null;
    return frame("seats", roomJson(this.#head, changed, gone));
  }

  get #head() {
    return { ...this.reading, version: findVisibleVersion(this.reading) };
  }
}

/** What tells one view of these seats from another: who is seen, and which targets are withheld. */
function viewOf(audience: Audience, seats: () => (SentSeat | undefined)[]): string {
  if (audience.targetsOf === null) return audience.sees;
  const withheld = seats().flatMap((seat) =>
    seat && jsonFor(audience, seat) !== seat.json ? seat.userId : [],
  );
  return [audience.sees, ...withheld].join(" ");
}
