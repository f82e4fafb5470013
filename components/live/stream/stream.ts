import { type Connection, FRAME_EVENTS, type Frame, parseFrame } from "./frames";
import { randomId } from "./random-id";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;
/** After more failures than this in a row the server is not just restarting. */
const MANY_FAILURES = 20;
const LONGEST_WAIT_LATER_MS = 30_000;
/** After a stream was open this long, failures are counted from one again. */
const STEADY_MS = 5_000;
const OFFLINE_AFTER = 3;
const JUST_NOW_MS = 2_000;
/** A network that drops every packet reports nothing: an attempt not open by then is retried. */
const OPEN_WITHIN_MS = 15_000;
/** The server sends a heartbeat this often. */
const HEARTBEAT_MS = 15_000;
/** An open stream without any event for this long, or up to 5 s longer, is dead. */
const SILENT_AFTER_MS = 35_000;
/** With a heartbeat every 15 s, a sign of life goes out at least every 35 s. */
/** After a sign that was refused or lost. */
const SIGN_AGAIN_AFTER_MS = 5_000;
const SIGN_AFTER_MS = 20_000;

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
  /** Tells the server that this stream is still received. Rejects when it does not arrive. */
  sign(streamId: string): Promise<void>;
}

const openSource = (url: string): Source => new EventSource(url);

/**
 * The browser's only event stream. It reopens with growing, randomised waits, because a thousand
 * browsers must not come back at the same instant. It changes rooms without a gap: the old stream
 * stays until the new one is open. It answers events with signs of life, because timers are slowed
 * down in background tabs and events are not.
 */
export class Stream {
  #rooms: readonly string[] | null = null;
  #source: Source | null = null;
  #outgoing: Source | null = null;
  #failures = 0;
  /** Epoch ms of this device, which continues during sleep; `performance.now` may not. */
  #triedAt = 0;
  #heardAt = 0;
  #signedAt = 0;
  /** Starts the next attempt; ends one that does not open, and a stream that has fallen silent. */
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

  /** Reconnects at once if it was waiting to or a heartbeat is missing: a tab became visible. */
  nudge(): void {
    const isOpen = this.#source?.readyState === EVENT_SOURCE_OPEN;
    const isSilent = isOpen && millisecondsSince(this.#heardAt) > HEARTBEAT_MS + JUST_NOW_MS;
    if (this.#rooms && (this.#source === null || isSilent)) this.#connect();
  }

  /**
   * Reconnects even when the stream looks open: after sleep it may be dead. Several tabs may ask at
   * once; a stream that is just opening serves them all.
   */
  restart(): void {
    const isJustOpening =
      this.#source?.readyState === EVENT_SOURCE_CONNECTING &&
      millisecondsSince(this.#triedAt) < JUST_NOW_MS;
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
    const id = randomId();
    const source = this.open(streamUrl(this.#rooms ?? [], id));
    this.#source = source;
    this.#retry = setTimeout(() => this.#failed(source, false), OPEN_WITHIN_MS);
    let openedAt = Number.POSITIVE_INFINITY;
    source.addEventListener("open", () => {
      if (source !== this.#source) return;
      openedAt = performance.now();
      this.#signedAt = Date.now();
      this.#dropOutgoing();
      this.#heard(source, id);
      this.events.onConnection("live");
    });
    source.addEventListener("error", () => {
      if (source === this.#source) this.#failed(source, performance.now() - openedAt > STEADY_MS);
    });
    source.addEventListener("heartbeat", () => this.#heard(source, id));
    for (const event of FRAME_EVENTS) {
      source.addEventListener(event, (message) => {
        this.#heard(source, id);
        this.events.onFrame(parseFrame(event, (message as MessageEvent<string>).data));
      });
    }
  }

  /** Postpones the end of a silent stream, and sends a sign of life when one is due. */
  #heard(source: Source, id: string): void {
    if (source !== this.#source) return;
    this.#heardAt = Date.now();
    clearTimeout(this.#retry);
    const silentAfter = SILENT_AFTER_MS + 5_000 * Math.random();
    this.#retry = setTimeout(() => this.#failed(source, true), silentAfter);
    if (millisecondsSince(this.#signedAt) < SIGN_AFTER_MS) return;
    this.#signedAt = Date.now();
    this.events.sign(id).catch(() => {
      this.#signedAt = Date.now() - SIGN_AFTER_MS + SIGN_AGAIN_AFTER_MS;
    });
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
  const longest = failures > MANY_FAILURES ? LONGEST_WAIT_LATER_MS : LONGEST_WAIT_MS;
  const limit = Math.min(longest, FIRST_WAIT_MS * 2 ** failures);
  return limit * (0.5 + Math.random() / 2);
}

const sameRooms = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((room) => b.includes(room));

/** Absolute, because the device's clock may be set back meanwhile. */
const millisecondsSince = (at: number) => Math.abs(Date.now() - at);

function streamUrl(rooms: readonly string[], id: string): string {
  const query = new URLSearchParams(rooms.map((room) => ["room", room]));
  query.set("stream", id);
  return `/api/live?${query}`;
}
