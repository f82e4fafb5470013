import { applySeats, applySnapshot } from "./room-store";
import type { RoomState } from "./seat";
import type { ServerClock } from "./server-clock";
import type { CurrentSession } from "./session";
import type { Connection, Frame } from "./stream/frames";

/** The stream's data in this tab, and the listeners for its changes. */
export class LiveState {
  readonly rooms = new Map<string, RoomState>();
  me: CurrentSession | null = null;
  /** Number of `me` frames received. One follows each change of the user's data. */
  meFrames = 0;
  connection: Connection = "connecting";
  /** Id of the ended session that was dismissed last in another tab. */
  dismissedElsewhere: string | null = null;
  /** The user of this page is no longer signed in, and did not sign out in this tab. */
  isSignedOut = false;
  /** Increases when the server refuses a room or the user: pages then reload their data. */
  revocations = 0;
  #listeners = new Set<() => void>();
  #groupListeners = new Set<(room: string | null) => void>();

  constructor(readonly clock: ServerClock) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Calls back when group sessions changed in a room, or for null in any room of the user. Also with
   * each snapshot: a change before the room was watched sent no notice to this browser.
   */
  subscribeToGroupSessions(listener: (room: string | null) => void): () => void {
    this.#groupListeners.add(listener);
    return () => this.#groupListeners.delete(listener);
  }

  apply(frame: Frame): void {
    const { event, data } = frame;
    if (event === "groupSessions" || event === "snapshot") {
      for (const listener of this.#groupListeners) listener(data.room);
    }
    if (event === "groupSessions") return;
    this.clock.observe(data.serverNow);
    if (event === "me") {
      this.meFrames += 1;
      this.setCurrent(data);
    } else this.#setRoom(data.room, event, data);
  }

  /** The user's own session; an answer older than the held one changes nothing. */
  setCurrent(current: CurrentSession): void {
    if (!isNewer(this.me, current)) return;
    // A clock that lags behind would show more time left than the session is long.
    if (current.session) this.clock.atLeast(current.session.startedAt);
    this.me = current;
    this.#changed();
  }

  /** The time (epoch ms) by this tab's clock; null before it is set. */
  get serverNow(): number | null {
    return this.clock.isSet ? this.clock.wholeNow() : null;
  }

  /**
   * Takes the time of another tab: after a slow load this tab's own may be seconds late, and no frame
   * may come for a long time.
   */
  advanceClock(serverNow: number | null): void {
    if (serverNow !== null) this.clock.atLeast(serverNow);
  }

  /** Takes over the leading tab's data, in a tab that opened later. */
  adopt(held: {
    rooms: readonly RoomState[];
    me: CurrentSession | null;
    connection: Connection;
    serverNow: number | null;
  }): void {
    this.advanceClock(held.serverNow);
    for (const room of held.rooms) this.#setRoom(room.room, "snapshot", room);
    if (held.me) this.setCurrent(held.me);
    this.setConnection(held.connection);
  }

  /** A room as its page was rendered, before the stream's first snapshot of it. */
  takeRendered(room: RoomState): void {
    this.#setRoom(room.room, "snapshot", room);
  }

  dismissEnded(sessionId: string): void {
    this.dismissedElsewhere = sessionId;
    this.#changed();
  }

  /** Offline lasts until a stream opens: another attempt is no sign that the network is back. */
  setConnection(connection: Connection): void {
    if (connection === this.connection) return;
    if (this.connection === "offline" && connection === "connecting") return;
    this.connection = connection;
    this.#changed();
  }

  revoke(rooms: readonly string[], isSignedOut: boolean): void {
    for (const room of rooms) this.rooms.delete(room);
    if (isSignedOut) this.forget();
    this.isSignedOut ||= isSignedOut;
    this.revocations += 1;
    this.#changed();
  }

  /**
   * Drops all data, because another user may be signed in. The current session is dated now, so that
   * an older page of the former user cannot bring it back.
   */
  forget(): void {
    this.rooms.clear();
    this.isSignedOut = false;
    const { serverNow } = this;
    this.me = serverNow === null ? null : { session: null, serverNow };
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

/** Whether the server sent `next` later than `held`, or at the same time. */
export function isNewer(held: CurrentSession | null, next: CurrentSession): boolean {
  return held === null || next.serverNow >= held.serverNow;
}
