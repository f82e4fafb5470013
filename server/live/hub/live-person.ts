import type { CurrentSession } from "@/domain/api/focus-session";
import type { LiveStream } from "../transport/live-stream";
import { noEarlier } from "../written";
import { encodeFrame, encodeGroupSessions, HINT_INTERVAL_MS } from "./frame";
import { ThrottledTask } from "./throttled-task";

/** A person's current session, and the person's version from before it was read. */
export interface PersonReading {
  version: number;
  current: CurrentSession;
}

/** A change of the person's session, from the process that wrote it. */
interface WrittenSession {
  version: number;
  session: CurrentSession["session"];
  /** The database's time after the commit. */
  at: Date;
}

/** Reads what a person's devices show; null when the person does not exist. */
export type ReadPerson = (userId: string) => Promise<PersonReading | null>;

/** A person with open streams. Keeps the session on all their devices the same. */
export class LivePerson {
  /** Usually one or two, so an array takes less memory than a set. */
  streams: readonly LiveStream[] = [];
  #waiting: LiveStream[] = [];
  #version = -1;
  #endsAt = Number.POSITIVE_INFINITY;
  #isStale = false;
  #written: WrittenSession[] = [];
  /** The latest time that was sent. */
  #serverNow = "";
  readonly #reads: ThrottledTask;
  readonly #hints: ThrottledTask;

  /** @param onSent called with each stream that joined, after `me` was sent to it */
  constructor(
    readonly id: string,
    private readonly readPerson: ReadPerson,
    private readonly onSent: (stream: LiveStream) => void,
  ) {
    this.#reads = new ThrottledTask("reading a person's session", this.#update.bind(this));
    this.#hints = new ThrottledTask("sending hints", () => this.#sendHint(), HINT_INTERVAL_MS);
  }

  /** Adds a device, or one that fell behind, and sends it `me`. */
  join(stream: LiveStream): void {
    if (!this.streams.includes(stream)) this.streams = this.streams.concat(stream);
    this.#waiting.push(stream);
    this.#reads.request();
  }

  leave(stream: LiveStream): void {
    this.streams = this.streams.filter((other) => other !== stream);
    if (this.streams.length > 0) return;
    for (const task of [this.#reads, this.#hints]) void task.cancel();
  }

  /** Reads again and sends to every device. */
  refresh(): void {
    this.#isStale = true;
    this.#reads.request();
  }

  /** Sends a change that this process wrote, without reading it unless another one is missing. */
  apply(written: WrittenSession): void {
    this.#written.push(written);
    this.#reads.request();
  }

  /** Every device reads the group sessions of its person again. */
  hintGroupSessions(): void {
    this.#hints.request();
  }

  async #sendHint(): Promise<void> {
    const bytes = encodeGroupSessions(null);
    for (const stream of this.streams) stream.write(bytes);
  }

  get sent() {
    return { id: this.id, version: this.#version };
  }

  /** Reads again after a change without a notice, or the end of a session. */
  heal(change: { isGone: boolean } | null, nowMs: number): void {
    if (change?.isGone) this.#close();
    else if (change || this.#endsAt <= nowMs) this.refresh();
  }

  /** Ends every stream: the person was deleted. */
  #close(): void {
    for (const stream of this.streams) stream.end();
  }

  async #update(): Promise<void> {
    const written = this.#written.splice(0);
    if (this.#isStale || this.#waiting.length > 0 || !this.#sendWritten(written)) {
      this.#isStale ||= written.length > 0;
      await this.#read();
    }
  }

  /** Returns false, and sends nothing, when the changes do not follow directly on what was sent. */
  #sendWritten(written: readonly WrittenSession[]): boolean {
    const isNext = written.every(({ version }, i) => version === this.#version + 1 + i);
    const last = written.at(-1);
    if (!last || !isNext) return false;
    this.#version = last.version;
    const serverNow = noEarlier(last.at.toISOString(), this.#serverNow);
    this.#send({ session: last.session, serverNow }, this.streams);
    return true;
  }

  #send(current: CurrentSession, streams: readonly LiveStream[]): void {
    this.#endsAt = findEnd(current);
    this.#serverNow = current.serverNow;
    const bytes = encodeFrame("me", JSON.stringify(current));
    for (const stream of streams) stream.write(bytes);
  }

  async #read(): Promise<void> {
    const wasStale = this.#isStale;
    this.#isStale = false;
    const reading = await this.readPerson(this.id).catch((error) => {
      this.#version = -1;
      throw error;
    });
    if (!reading) return this.#close();
    const endsAt = findEnd(reading.current);
    // A reading for a device that joins may show a change that the other devices have missed.
    const isForAll = wasStale || reading.version !== this.#version || endsAt !== this.#endsAt;
    this.#version = reading.version;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#send(reading.current, isForAll ? this.streams : waiting);
    for (const stream of waiting) this.onSent(stream);
  }
}

const findEnd = ({ session }: CurrentSession): number =>
  session ? Date.parse(session.plannedEnd) : Number.POSITIVE_INFINITY;
