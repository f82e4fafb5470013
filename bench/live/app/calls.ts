import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { mark, monotonicMs } from "../shape";
import { activityId, slugOf } from "./shape";
import type { Site } from "./site";

const ANSWER_WITHIN_MS = 15_000;
const CONNECTIONS = 64;

/** Calls a server over connections that are kept open, as people with their cookies. */
export class Caller {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

  constructor(
    private readonly site: Pick<Site, "url">,
    private readonly cookies: string[],
  ) {}

  /** Starts a session whose target contains the mark of this id. Returns the session's id. */
  async start(n: number, id: number): Promise<string> {
    return this.#mutate(n, "focusSession.start", {
      activityId: activityId(n),
      minutes: 25,
      roomSlug: slugOf(n),
      target: `${mark(id)} chapter 4 problems`,
      idempotencyKey: randomUUID(),
    });
  }

  /** Ends a session early. */
  async break(n: number, id: string): Promise<void> {
    await this.#mutate(n, "focusSession.break", { id });
  }

  /** A query, or a page; rejects unless it succeeds. */
  async get(n: number, path: string, accept = "application/json"): Promise<void> {
    await this.#send("GET", path, { ...this.#headers(n), accept });
  }

  close(): void {
    this.#agent.destroy();
  }

  async #mutate(n: number, procedure: string, input: object): Promise<string> {
    const body = JSON.stringify(input);
    const headers = {
      ...this.#headers(n),
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      origin: this.site.url,
      "sec-fetch-site": "same-origin",
    };
    const text = await this.#send("POST", `/api/trpc/${procedure}`, headers, body);
    return (JSON.parse(text) as { result: { data: { id: string } } }).result.data.id;
  }

  #headers(n: number) {
    return { cookie: this.cookies[n] ?? "", "accept-encoding": "gzip, deflate, br, zstd" };
  }

  async #send(method: string, path: string, headers: object, body?: string): Promise<string> {
    const sent = request(this.site.url + path, {
      method,
      headers: { ...headers },
      agent: this.#agent,
      timeout: ANSWER_WITHIN_MS,
    });
    sent.on("timeout", () => sent.destroy(new Error(`${path} was not answered in time`)));
    sent.end(body);
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part);
    const text = Buffer.concat(parts).toString();
    if (response.statusCode !== 200) {
      throw new Error(`${path} answered ${response.statusCode}: ${text.slice(0, 300)}`);
    }
    return text;
  }
}

/** The starts of a round. */
export interface Starts {
  /** Monotonic ms at which the request of each start was sent, by its id. */
  sentAt: Map<number, number>;
  answerMs: number[];
  sessions: { n: number; id: string }[];
}

/**
 * Starts a session for each of these people at random intervals, without waiting for earlier
 * answers: people do not wait for each other. Every server gets the same intervals.
 */
export async function startAtRate(
  caller: Caller,
  people: number[],
  { perSecond, firstId }: { perSecond: number; firstId: number },
): Promise<Starts> {
  const starts: Starts = { sentAt: new Map(), answerMs: [], sessions: [] };
  const answers: Promise<void>[] = [];
  let at = monotonicMs();
  for (const [i, n] of people.entries()) {
    at += (-Math.log(1 - seededRandom(firstId + i)) * 1000) / perSecond;
    const left = at - monotonicMs();
    if (left > 0) await wait(left);
    const sentAt = monotonicMs();
    starts.sentAt.set(firstId + i, sentAt);
    const answer = caller.start(n, firstId + i).then((id) => {
      starts.answerMs.push(monotonicMs() - sentAt);
      starts.sessions.push({ n, id });
    });
    answer.catch(() => {});
    answers.push(answer);
  }
  await Promise.all(answers);
  return starts;
}

/** Does the work for each item, `atOnce` at a time. */
export async function forEachAtOnce<Item>(
  items: Item[],
  atOnce: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const waiting = [...items];
  const workSome = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, workSome));
}

/** A number from 0 to below 1 that depends on the seed only (SplitMix32). */
function seededRandom(seed: number): number {
  let z = Math.imul(seed + 1, 0x9e3779b9) >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32;
}
