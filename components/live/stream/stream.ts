import { type Connection, FRAME_EVENTS, type Frame } from "./frames";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A stream that lived this long was a good one: the next failure starts counting anew. */
const STEADY_MS = 5_000;
const OFFLINE_AFTER = 3;
const JUST_NOW_MS = 2_000;
/** A way that swallows everything never says so: what is not open by then is tried anew. */
const OPEN_WITHIN_MS = 15_000;

/** The part of EventSource that is used, so that tests can stand in for it. */
export interface Source {
  readonly readyState: number;
  addEventListener(event: string, listener: (event: Event) => void): void;
  close(): void;
}

export interface StreamEvents {
  onFrame(frame: Frame): void;
  onConnection(connection: Connection): void;
  /** The server answered and said no (signed out, or no member of one of the rooms). */
  onRefused(rooms: readonly string[]): void;
}

const openSource = (url: string): Source => new EventSource(url);

/**
 * The one event stream of this browser. It is reopened by itself with growing, scattered waits
 * (a thousand browsers must not come back in the same instant), and moves to another set of rooms
 * without a gap: the old stream stays until the new one is open.
 */
export class Stream {
  #rooms: readonly string[] | null = null;
  #source: Source | null = null;
  #outgoing: Source | null = null;
  #failures = 0;
  /** Epoch ms of this device, which goes on in sleep as `performance.now` may not. */
  #triedAt = 0;
  /** Either a new try or, while one is under way, its end. */
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly events: StreamEvents,
    private readonly open = openSource,
  ) {}

  /** The rooms watched now; null when nothing is. */
  get rooms(): readonly string[] | null {
    return this.#rooms;
  }

  /** Watches these rooms and the viewer's own session; null watches nothing. */
  watch(rooms: readonly string[] | null): void {
    const isSame = rooms !== null && this.#rooms !== null && sameRooms(rooms, this.#rooms);
    if (isSame || rooms === this.#rooms) return;
    this.#rooms = rooms;
    if (rooms === null) this.close();
    else this.#connect();
  }

  /** Reconnects at once when it was waiting to: somebody looks at a tab again. */
  nudge(): void {
    if (this.#rooms && this.#source === null) this.#connect();
  }

  /**
   * Reconnects even when the stream looks open: after sleep it may be dead without a word. Several
   * tabs may ask at once: what is being opened at this moment is new enough for all.
   */
  restart(): void {
    const isJustOpening =
      this.#source?.readyState === EVENT_SOURCE_CONNECTING &&
      Math.abs(Date.now() - this.#triedAt) < JUST_NOW_MS;
    if (this.#rooms && !isJustOpening) this.#connect();
  }

  close(): void {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#outgoing?.close();
    this.#rooms = this.#source = this.#outgoing = null;
  }

  #connect(): void {
    clearTimeout(this.#retry);
    if (this.#source?.readyState === EVENT_SOURCE_OPEN) {
      this.#outgoing?.close();
      this.#outgoing = this.#source;
    } else {
      this.#source?.close();
      this.events.onConnection(this.#failures >= OFFLINE_AFTER ? "offline" : "connecting");
    }
    this.#triedAt = Date.now();
    const source = this.open(addressOf(this.#rooms ?? []));
    this.#source = source;
    this.#retry = setTimeout(() => this.#failed(source, false), OPEN_WITHIN_MS);
    let openedAt = Number.POSITIVE_INFINITY;
    source.addEventListener("open", () => {
      if (source !== this.#source) return;
      clearTimeout(this.#retry);
      openedAt = performance.now();
      this.#dropOutgoing();
      this.events.onConnection("live");
    });
    source.addEventListener("error", () => {
      if (source === this.#source) this.#failed(source, performance.now() - openedAt > STEADY_MS);
    });
    for (const event of FRAME_EVENTS) {
      source.addEventListener(event, (message) => {
        const data: unknown = JSON.parse((message as MessageEvent<string>).data);
        this.events.onFrame({ event, data } as Frame);
      });
    }
  }

  #failed(source: Source, wasSteady: boolean): void {
    clearTimeout(this.#retry);
    const isRefused = source.readyState === EVENT_SOURCE_CLOSED;
    source.close();
    this.#dropOutgoing();
    this.#source = null;
    this.#failures = wasSteady ? 1 : this.#failures + 1;
    this.events.onConnection(this.#failures >= OFFLINE_AFTER ? "offline" : "connecting");
    this.#retry = setTimeout(() => this.#connect(), waitFor(this.#failures));
    if (isRefused) this.events.onRefused(this.#rooms ?? []);
  }

  #dropOutgoing(): void {
    this.#outgoing?.close();
    this.#outgoing = null;
  }
}

const EVENT_SOURCE_CONNECTING = 0;
const EVENT_SOURCE_OPEN = 1;
const EVENT_SOURCE_CLOSED = 2;

/** Between half and the whole of a wait that doubles with every failure. */
function waitFor(failures: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return longest * (0.5 + Math.random() / 2);
}

const sameRooms = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((room) => b.includes(room));

function addressOf(rooms: readonly string[]): string {
  const query = new URLSearchParams(rooms.map((room) => ["room", room]));
  return rooms.length > 0 ? `/api/live?${query}` : "/api/live";
}
