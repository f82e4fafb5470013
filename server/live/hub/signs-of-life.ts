import type { LiveStream } from "../transport/live-stream";

/** A browser signs at least every 35 s, so one lost sign does not end its stream. */
const SILENT_AFTER_MS = 60_000;
/** Devices whose signs for other processes are held until the next check; more are dropped. */
const MAX_DEVICES = 10_000;
/** Such signs of one device: it cannot have more streams. */
const MAX_PER_DEVICE = 20;

interface SignedStream {
  sid: string;
  streamId: string;
}

/** Names a stream in signs of life: only the device that opened it can send them. */
export const signKey = ({ sid, streamId }: SignedStream) => `${sid}/${streamId}`;

/**
 * The streams of this process whose browsers send signs of life. Without them a device that lost its
 * power or network looks connected for a quarter of an hour, because the kernel goes on sending.
 */
export class SignsOfLife {
  readonly #streams = new Map<string, { stream: LiveStream; lastAt: number }>();
  /** Keys by device. */
  readonly #elsewhere = new Map<string, Set<string>>();

  /** @param passOn sends signs to the other processes, whose streams they may be about */
  constructor(private readonly passOn: (keys: string[]) => void) {}

  /** Returns a function that forgets the stream. */
  expect(key: string, stream: LiveStream): () => void {
    const expected = { stream, lastAt: performance.now() };
    this.#streams.set(key, expected);
    return () => {
      if (this.#streams.get(key) === expected) this.#streams.delete(key);
    };
  }

  /** Notes a sign of a browser. It is passed on at the next check if the stream is not here. */
  receive(signed: SignedStream): void {
    const key = signKey(signed);
    if (this.note(key)) return;
    const keys = this.#elsewhere.get(signed.sid) ?? new Set();
    if (keys.size >= MAX_PER_DEVICE || this.#elsewhere.size >= MAX_DEVICES) return;
    this.#elsewhere.set(signed.sid, keys.add(key));
  }

  /** Returns false when the stream is not in this process. */
  note(key: string): boolean {
    const expected = this.#streams.get(key);
    if (expected) expected.lastAt = performance.now();
    return expected !== undefined;
  }

  /** Ends silent streams, and passes on the signs for other processes in one notice. */
  check(): void {
    const silentSince = performance.now() - SILENT_AFTER_MS;
    for (const { stream, lastAt } of this.#streams.values()) {
      if (lastAt <= silentSince) stream.end();
    }
    if (this.#elsewhere.size === 0) return;
    this.passOn([...this.#elsewhere.values()].flatMap((keys) => [...keys]));
    this.#elsewhere.clear();
  }
}
