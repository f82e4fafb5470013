import type { Current } from "@/domain/api/wire";
import type { LiveStream } from "../transport/live-stream";
import { frame } from "./frame";
import { Coalesced } from "./throttled-task";

/** A person's current session, with the person's version from before it was read. */
export interface PersonReading {
  version: number;
  current: Current;
}

/** Reads what a person's devices show; null when there is no such person. */
export type ReadPerson = (userId: string) => Promise<PersonReading | null>;

/** A person with open streams: keeps all their devices showing the same session. */
export class LivePerson {
  /** One or two, mostly: a list weighs less than a set. */
  streams: readonly LiveStream[] = [];
  #waiting: LiveStream[] = [];
  #version = -1;
  #endsAt = Number.POSITIVE_INFINITY;
  #isStale = false;
  readonly #reads: Coalesced;

  /** @param onSent called with each stream that joined, once it was sent `me` */
  constructor(
    readonly id: string,
    private readonly readPerson: ReadPerson,
    private readonly onSent: (stream: LiveStream) => void,
  ) {
    this.#reads = new Coalesced("reading a person's session", this.#read.bind(this));
  }

  /** Takes a device in, or one that fell behind anew; `me` follows. */
  join(stream: LiveStream): void {
    if (!this.streams.includes(stream)) this.streams = this.streams.concat(stream);
    this.#waiting.push(stream);
    this.#reads.request();
  }

  leave(stream: LiveStream): void {
    this.streams = this.streams.filter((other) => other !== stream);
    if (this.streams.length === 0) void this.#reads.cancel();
  }

  /** Reads anew and tells every device. */
  refresh(): void {
    this.#isStale = true;
    this.#reads.request();
  }

  get held() {
    return { id: this.id, version: this.#version };
  }

  /** Makes up for what no hint told: a change, or a session that ended. */
  heal(stale: { isGone: boolean } | null, nowMs: number): void {
    if (stale?.isGone) this.#close();
    else if (stale || this.#endsAt <= nowMs) this.refresh();
  }

  /** Sends every device away: the person is gone. */
  #close(): void {
    for (const stream of this.streams) stream.end();
  }

  async #read(): Promise<void> {
    const isAsked = this.#isStale;
    this.#isStale = false;
    const reading = await this.readPerson(this.id).catch((error) => {
      this.#version = -1;
      throw error;
    });
    if (!reading) return this.#close();
    const { session } = reading.current;
    const endsAt = session ? Date.parse(session.plannedEnd) : Number.POSITIVE_INFINITY;
    // What was read only for a device that joins may show what no hint told the others.
    const isForAll = isAsked || reading.version !== this.#version || endsAt !== this.#endsAt;
    this.#version = reading.version;
    this.#endsAt = endsAt;
    const bytes = frame("me", JSON.stringify(reading.current));
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const stream of isForAll ? this.streams : waiting) stream.write(bytes);
    for (const stream of waiting) this.onSent(stream);
  }
}
