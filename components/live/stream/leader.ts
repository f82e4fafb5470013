import { MAX_WATCHED_ROOMS } from "@/domain/room/seat";
import type { LiveState } from "../live-state";
import type { Browser } from "./browser-env";
import type { Connection, Frame } from "./frames";
import { Stream } from "./stream";

const CENSUS_MS = 15_000;
/** Leaving a room page for a moment does not end the user's presence. */
const LINGER_MS = 3_000;

/**
 * Holds the browser's only stream, in one tab for all: watches the rooms that any tab wants and
 * passes every frame on.
 */
export class Leader {
  /** By tab; the one with the latest request is last. */
  #wants = new Map<string, readonly string[]>();
  #gone = new Set<string>();
  #linger: ReturnType<typeof setTimeout> | undefined;
  #census: ReturnType<typeof setInterval>;
  readonly #stream: Stream;

  constructor(
    private readonly browser: Browser,
    private readonly state: LiveState,
    open?: ConstructorParameters<typeof Stream>[1],
  ) {
    this.#stream = new Stream(
      {
        onFrame: (frame) => this.#frame(frame),
        onConnection: (connection) => this.#connection(connection),
        onRefused: (rooms) => void this.#refused(rooms),
        sign: (streamId) => this.browser.sign(streamId),
      },
      open,
    );
    this.#census = setInterval(() => void this.#dropClosedTabs(), CENSUS_MS);
  }

  /** Sets what a tab wants: rooms, only the user's own session (`[]`), or nothing (`null`). */
  want(tab: string, rooms: readonly string[] | null): void {
    for (const room of rooms ?? []) this.#gone.delete(room);
    this.#wants.delete(tab);
    if (rooms !== null) this.#wants.set(tab, rooms);
    this.#broadcast();
    this.#updateRooms();
  }

  nudge(): void {
    this.#stream.nudge();
    this.#stream.watch(this.#wantedRooms());
    this.#broadcast();
  }

  restart(): void {
    this.#stream.restart();
    this.#stream.watch(this.#wantedRooms());
    this.#broadcast();
  }

  /** Ends the old stream before a new one opens, because another user may be signed in. */
  reset(): void {
    this.#gone.clear();
    this.#stream.close();
    this.#stream.watch(this.#wantedRooms());
  }

  /** Ends the stream until a tab asks for it again. */
  suspend(): void {
    clearTimeout(this.#linger);
    this.#stream.close();
  }

  close(): void {
    clearTimeout(this.#linger);
    clearInterval(this.#census);
    this.#stream.close();
  }

  /** Watches additional rooms at once; drops rooms only after a delay. */
  #updateRooms(): void {
    clearTimeout(this.#linger);
    const wanted = this.#wantedRooms();
    const watched = this.#stream.rooms;
    const isWider = wanted?.some((room) => !watched?.includes(room)) || (wanted && !watched);
    if (isWider) this.#stream.watch(wanted);
    else this.#linger = setTimeout(() => this.#stream.watch(this.#wantedRooms()), LINGER_MS);
  }

  /** The rooms that all tabs want; if too many for one stream, those requested last. */
  #wantedRooms(): string[] | null {
    if (this.#wants.size === 0) return null;
    const latestFirst = [...this.#wants.values()].reverse().flat();
    const rooms = new Set(latestFirst.filter((room) => !this.#gone.has(room)));
    return [...rooms].slice(0, MAX_WATCHED_ROOMS).sort();
  }

  #frame(frame: Frame): void {
    this.state.apply(frame);
    this.browser.post({ kind: "frame", frame });
  }

  #connection(connection: Connection): void {
    this.state.setConnection(connection);
    this.#broadcast();
  }

  #broadcast(): void {
    const { rooms, me, connection, serverNow } = this.state;
    this.browser.post({ kind: "state", rooms: [...rooms.values()], me, connection, serverNow });
  }

  async #refused(asked: readonly string[]): Promise<void> {
    const { gone, isSignedOut } = await this.browser.probe(asked);
    if (gone.length === 0 && !isSignedOut) return;
    for (const room of gone) this.#gone.add(room);
    if (isSignedOut) this.#stream.close();
    else this.#stream.watch(this.#wantedRooms());
    this.state.revoke(gone, isSignedOut);
    this.browser.post({ kind: "gone", rooms: gone, isSignedOut });
  }

  async #dropClosedTabs(): Promise<void> {
    const asked = [...this.#wants.keys()];
    const open = await this.browser.listTabs();
    if (!open) return;
    const closed = asked.filter((tab) => !open.has(tab));
    for (const tab of closed) this.#wants.delete(tab);
    if (closed.length > 0) this.#updateRooms();
  }
}
