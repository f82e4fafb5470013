import { log } from "../../log";
import { metrics } from "../../observability/metrics.mjs";
import { runtime } from "../../process/runtime.mjs";
import type { SentNotice } from "../announce";

const MAX_WAITING = 10_000;

/** Collects notices for other processes while a batch is being sent. */
export class Outbox {
  #notices: SentNotice[] = [];
  #sending: Promise<void> | null = null;

  /** @param send must end within some seconds, successful or not */
  constructor(private readonly send: (notices: SentNotice[]) => Promise<void>) {}

  /** Never waits and never throws. Other processes find by versions what is dropped here. */
  add(notice: SentNotice): void {
    if (this.#notices.length >= MAX_WAITING) {
      metrics.totals.noticesDropped += 1;
      return;
    }
    this.#notices.push(notice);
    // The batch is for everybody: its log must not name the request that happened to begin it.
    this.#sending ??= runtime.requests.exit(() =>
      this.#sendAll().finally(() => {
        this.#sending = null;
      }),
    );
  }

  async flushed(): Promise<void> {
    await this.#sending;
  }

  async #sendAll(): Promise<void> {
    await new Promise(setImmediate);
    while (this.#notices.length > 0) {
      const batch = this.#notices;
      this.#notices = [];
      await this.send(batch).catch((err) => {
        metrics.totals.noticesDropped += batch.length;
        log.warn({ err }, "sending notices failed; other processes catch up within 5 s");
      });
    }
  }
}
