import type { Current, RoomState } from "@/domain/api/wire";
import { applySeats, applySnapshot } from "./room-store";
import type { ServerClock } from "./server-clock";
import type { Connection, Frame } from "./stream/frames";

/** What this tab holds of the stream, and who in the page wants to hear of changes. */
export class LiveState {
  readonly rooms = new Map<string, RoomState>();
  me: Current | null = null;
  connection: Connection = "connecting";
  /** Id of the ended session that was put aside last in another tab. */
  aside: string | null = null;
  /** Whoever this page was drawn for is signed in no more, and did not sign out here themselves. */
  isSignedOut = false;
  /** Grows when the server refused a room or the person: pages then ask the server anew. */
  refusals = 0;
  #listeners = new Set<() => void>();

  constructor(readonly clock: ServerClock) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  apply({ event, data }: Frame): void {
    this.clock.observe(data.serverNow);
    if (event === "me") this.setCurrent(data);
    else this.#setRoom(data.room, event, data);
  }

  /** The viewer's own session; an older answer than what is held changes nothing. */
  setCurrent(current: Current): void {
    if (!isNewer(this.me, current)) return;
    // It has begun: a clock that lags behind would show more time left than the session has.
    if (current.session) this.clock.atLeast(current.session.startedAt);
    this.me = current;
    this.#changed();
  }

  /** What the leading tab holds, for a tab that came later. */
  adopt(held: { rooms: readonly RoomState[]; me: Current | null; connection: Connection }): void {
    for (const room of held.rooms) this.#setRoom(room.room, "snapshot", room);
    if (held.me) this.setCurrent(held.me);
    this.setConnection(held.connection);
  }

  dismissEnded(sessionId: string): void {
    this.aside = sessionId;
    this.#changed();
  }

  setConnection(connection: Connection): void {
    if (connection === this.connection) return;
    this.connection = connection;
    this.#changed();
  }

  refuse(rooms: readonly string[], isSignedOut: boolean): void {
    for (const room of rooms) this.rooms.delete(room);
    if (isSignedOut) this.forget();
    this.isSignedOut ||= isSignedOut;
    this.refusals += 1;
    this.#changed();
  }

  /**
   * Another person may be at the keyboard: nothing of the former one stays, and what an older page
   * says of them is not believed again.
   */
  forget(): void {
    this.rooms.clear();
    this.isSignedOut = false;
    const serverNow = new Date(this.clock.now()).toISOString();
    this.me = this.clock.isSet ? { session: null, serverNow } : null;
    this.#changed();
  }

  #setRoom(room: string, event: "snapshot" | "seats", data: RoomState): void {
    const held = this.rooms.get(room);
    const next = event === "snapshot" ? applySnapshot(held, data) : applySeats(held, data);
    if (!next || next === held) return;
    this.rooms.set(room, next);
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Whether `next` was said by the server after (or as) what is held. */
export function isNewer(held: Current | null, next: Current): boolean {
  return held === null || Date.parse(next.serverNow) >= Date.parse(held.serverNow);
}
