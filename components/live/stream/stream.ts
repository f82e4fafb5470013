import { type Connection, FRAME_EVENTS, type Frame, parseFrame } from "./frames";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** After a stream was open this long, failures are counted from one again. */
const STEADY_MS = 5_000;
const OFFLINE_AFTER = 3;
const JUST_NOW_MS = 2_000;
/** A network that drops every packet reports nothing: an attempt not open by then is retried. */
const OPEN_WITHIN_MS = 15_000;

/** The part of EventSource that is used, so that tests can replace it. */
export interface Source {
  readonly readyState: number;
  addEventListener(event: string, listener: (event: Event) => void): void;
  close(): void;
}

export interface StreamEvents {
  onFrame(frame: Frame): void;
  onConnection(connection: Connection): void;
  /** The server refused: the user is signed out, or not a member of one of the rooms. */
  onRefused(rooms: readonly string[]): void;
}

const openSource = (url: string): Source => new EventSource(url);

/**
 * The browser's only event stream. It reopens with growing, randomised waits, because a thousand
 * browsers must not come back at the same instant. It changes rooms without a gap: the old stream
 * stays until the new one is open.
 */
export class Stream {
  #rooms: readonly string[] | null = null;
  #source: Source | null = null;
  #outgoing: Source | null = null;
  #failures = 0;
  /** Epoch ms of this device, which continues during sleep; `performance.now` may not. */
  #triedAt = 0;
  /** Starts the next attempt or, during one, ends it. */
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly events: StreamEvents,
    private readonly open = openSource,
  ) {}

  /** The watched rooms; null when nothing is watched. */
  get rooms(): readonly string[] | null {
    return this.#rooms;
  }

  /** Watches these rooms and the user's own session; null watches nothing. */
  watch(rooms: readonly string[] | null): void {
    const isSame = rooms !== null && this.#rooms !== null && sameRooms(rooms, this.#rooms);
    if (isSame || rooms === this.#rooms) return;
    this.#rooms = rooms;
    if (rooms === null) this.close();
    else this.#connect();
  }

  /** Reconnects at once if it was waiting to, because a tab became visible. */
  nudge(): void {
    if (this.#rooms && this.#source === null) this.#connect();
  }

  /**
   * Reconnects even when the stream looks open: after sleep it may be dead. Several tabs may ask at
   * once; a stream that is just opening serves them all.
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
    const source = this.open(streamUrl(this.#rooms ?? []));
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
        this.events.onFrame(parseFrame(event, (message as MessageEvent<string>).data));
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
    this.#retry = setTimeout(() => this.#connect(), retryDelay(this.#failures));
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

/** A random wait between half and all of a limit that doubles with every failure. */
function retryDelay(failures: number): number {
  const limit = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return limit * (0.5 + Math.random() / 2);
}

const sameRooms = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((room) => b.includes(room));

function streamUrl(rooms: readonly string[]): string {
  const query = new URLSearchParams(rooms.map((room) => ["room", room]));
  return rooms.length > 0 ? `/api/live?${query}` : "/api/live";
}
