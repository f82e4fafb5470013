import type { LiveStream } from "../transport/live-stream";

/** A browser signs at least every 35 s, so one lost sign does not end its stream. */
const SILENT_AFTER_MS = 60_000;
/** Signs for other processes that are held until the next check; more are dropped. */
const MAX_ELSEWHERE = 10_000;

/** Names a stream in signs of life: only the device that opened it can send them. */
export const signKey = (device: { sid: string; streamId: string }) =>
  `${device.sid}/${device.streamId}`;

/**
 * The streams of this process whose browsers send signs of life. Without them a device that lost its
 * power or network looks connected for a quarter of an hour, because the kernel goes on sending.
 */
export class SignsOfLife {
  readonly #streams = new Map<string, { stream: LiveStream; lastAt: number }>();
  readonly #elsewhere = new Set<string>();

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
  receive(key: string): void {
    if (!this.note(key) && this.#elsewhere.size < MAX_ELSEWHERE) this.#elsewhere.add(key);
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
    this.passOn([...this.#elsewhere]);
    this.#elsewhere.clear();
  }
}
