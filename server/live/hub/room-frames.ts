import { type Audience, EVERYONE, isVisibleTo, VISIBLE_VERSION } from "@/domain/room/audience";
import { type EncodedSeat, seatJsonFor } from "../seats/encoded-seat";
import { encodeFrame, joinRoomJson } from "./frame";

/** A seat that changed, appeared (no `before`) or disappeared (no `now`). */
export interface SeatChange {
  before: EncodedSeat | undefined;
  now: EncodedSeat | undefined;
}

/** The frames of one reading. Each is encoded once per view, when a viewer needs it. */
export class RoomFrames {
  readonly #seats = new Map<string, Buffer | null>();
  readonly #snapshots = new Map<string, Buffer>();

  constructor(
    private readonly room: { room: string; serverNow: string },
    private readonly changes: readonly SeatChange[],
    /** All seats after the reading. */
    private readonly all: ReadonlyMap<string, EncodedSeat>,
  ) {}

  /** The change as an audience sees it, or null when it sees none. */
  seats(audience: Audience): Buffer | null {
    const view = buildViewKey(audience, () =>
      this.changes.flatMap(({ before, now }) => [before, now]),
    );
    const known = this.#seats.get(view);
    if (known !== undefined) return known;
    const encoded = this.#encodeSeats(audience);
    this.#seats.set(view, encoded);
    return encoded;
  }

  snapshot(audience: Audience): Buffer {
    const view = buildViewKey(audience, () => [...this.all.values()]);
    const known = this.#snapshots.get(view);
    if (known) return known;
    const visible = [...this.all.values()].filter((seat) => isVisibleTo(audience, seat));
    const jsons = visible.map((seat) => seatJsonFor(audience, seat));
    const encoded = encodeFrame("snapshot", joinRoomJson(this.#head, jsons));
    this.#snapshots.set(view, encoded);
    return encoded;
  }

  /** A seat that becomes invisible, as of a former coach in a coaching room, is sent as gone. */
  #encodeSeats(audience: Audience): Buffer | null {
    const visible = (seat?: EncodedSeat) =>
      seat && isVisibleTo(audience, seat) ? seat : undefined;
    const shown = this.changes.map(({ before, now }) => ({
      before: visible(before),
      now: visible(now),
    }));
    const changed = shown.flatMap(({ before, now }) => {
      const json = now && seatJsonFor(audience, now);
      return json && json !== (before && seatJsonFor(audience, before)) ? json : [];
    });
    const gone = shown.flatMap(({ before, now }) => (before && !now ? before.userId : []));
    if (changed.length + gone.length === 0) return null;
    return encodeFrame("seats", joinRoomJson(this.#head, changed, gone));
  }

  get #head() {
    return { ...this.room, version: VISIBLE_VERSION };
  }
}

/**
 * Key of an audience's view of these seats: who is visible, and whose targets are withheld. Coaches
 * with different grants often see the same of a change, and then share its bytes.
 */
function buildViewKey(audience: Audience, seats: () => (EncodedSeat | undefined)[]): string {
  if (audience.targetsOf === null) return audience.key;
  const views = seats().map((seat) => {
    if (!seat) return "none";
    if (!isVisibleTo(audience, seat)) return "hidden";
    return seatJsonFor(audience, seat) === seat.json ? "whole" : "withheld";
  });
  const isWhole = views.every((view) => view === "none" || view === "whole");
  return isWhole ? EVERYONE.key : views.join(" ");
}
