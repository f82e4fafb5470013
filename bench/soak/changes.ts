import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "@/tools/prove/site/client";
import { activityId, PEOPLE, slugOf } from "../live/app/shape";

const PER_SECOND = 20;
/** People whose session runs all the time; the activities of these are renamed. */
const RUNNING = 200;
/**
 * Every tenth change starts or ends a session. Not more: ended ones stay in the room for an hour, so
 * that memory would grow for a good reason.
 */
const START_EVERY = 10;
const MINUTES = 180;

/** People who change their seats all the time, straight at the server. */
export class Changes {
  made = 0;
  readonly #clients: Client[];
  #isPaused = true;
  #running: { n: number; id: string } | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(url: string, cookies: string[]) {
    this.#clients = cookies.map((cookie) => Client.withCookie(url, cookie));
  }

  async startSessions(): Promise<void> {
    for (let n = 0; n < RUNNING; n += 1) await this.#start(n);
  }

  /** Makes changes until `pause`; rejects when one fails. */
  resume(): void {
    this.#isPaused = false;
    this.#last = this.#run();
    this.#last.catch(() => {});
  }

  /** Resolves once every change has been answered. */
  async pause(): Promise<void> {
    this.#isPaused = true;
    await this.#last;
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }

  async #run(): Promise<void> {
    while (!this.#isPaused) {
      await Promise.all([this.#change(), wait(1000 / PER_SECOND)]);
      this.made += 1;
    }
  }

  async #change(): Promise<void> {
    if (this.made % START_EVERY === 0) return this.#startOrEnd();
    const n = this.made % RUNNING;
    const name = `Study ${this.made}`;
    await this.#clients[n]?.write("activity.update", { id: activityId(n), name });
  }

  async #startOrEnd(): Promise<void> {
    if (this.#running) {
      const { n, id } = this.#running;
      await this.#clients[n]?.write("focusSession.break", { id });
      this.#running = null;
      return;
    }
    const n = RUNNING + ((this.made / START_EVERY) % (PEOPLE - RUNNING));
    this.#running = { n, id: await this.#start(n) };
  }

  async #start(n: number): Promise<string> {
    const session = await this.#clients[n]?.write<{ id: string }>("focusSession.start", {
      activityId: activityId(n),
      minutes: MINUTES,
      roomSlug: slugOf(n),
      target: "chapter 4 problems",
      idempotencyKey: randomUUID(),
    });
    return session?.id ?? "";
  }
}
