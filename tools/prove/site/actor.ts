import { setTimeout as wait } from "node:timers/promises";
import type { SeededRandom } from "@/demo/group/seeded-random";
import { MAX_MINUTES } from "@/domain/focus-session/session-length";
import type { Client } from "./client";
import { type Answer, Disconnected, describeAnswer, isRetryable, Unanswered } from "./http";
import type { Journal } from "./journal";

/** After the end of the load, an unacknowledged act is repeated for this long. */
const FINISH_WITHIN_MS = 30_000;
const RETRY_MS = 300;
const SLOW_MS = 10_000;

/** A simulated person: acts one after another, and repeats each until it is acknowledged. */
export class Actor {
  /** One for each process of the site. After a lost connection the next one is used. */
  readonly #clients: Client[];
  #clientIndex = 0;
  #isStopping = false;
  #giveUpAt = Number.POSITIVE_INFINITY;
  #acts = 0;
  #running: string | null = null;
  #ended: string | null = null;
  #hasJoined = false;

  constructor(
    clients: Client[],
    private readonly home: {
      slug: string;
      activityId: string;
      inviteToken: string;
      inviteSlug: string;
    },
    private readonly random: SeededRandom,
    private readonly journal: Journal,
  ) {
    this.#clients = clients;
  }

  get userId(): string {
    return this.#clients[0]?.userId ?? "";
  }

  /** Acts until `stop`, about four times a second. */
  async run(): Promise<void> {
    while (!this.#isStopping) {
      await this.#actOnce();
      await wait(this.random.between(100, 400));
    }
  }

  stop(): void {
    this.#isStopping = true;
    this.#giveUpAt = Date.now() + FINISH_WITHIN_MS;
  }

  async #actOnce(): Promise<void> {
    const { userId } = this;
    if (!this.#hasJoined && this.random.happens(0.2)) {
      this.#hasJoined = true;
      if (await this.#persist("invite.accept", { token: this.home.inviteToken })) {
        this.journal.acts.push({ kind: "join", userId, slug: this.home.inviteSlug });
      }
    } else if (this.random.happens(0.15)) {
      const name = `Study ${this.#nextNumber()}`;
      const { activityId } = this.home;
      if (await this.#persist("activity.update", { id: activityId, name })) {
        this.journal.acts.push({ kind: "rename", userId, activityId, name });
      }
    } else if (this.#ended && this.random.happens(0.3)) {
      const review = { id: this.#ended, note: `note ${this.#nextNumber()}` };
      if (await this.#persist("focusSession.review", review)) {
        this.journal.acts.push({ kind: "review", userId, sessionId: review.id, note: review.note });
      }
    } else if (this.#running) await this.#endEarly(this.#running);
    else await this.#start();
  }

  async #start(): Promise<void> {
    const { slug: roomSlug, activityId } = this.home;
    const key = `${this.userId} ${this.#nextNumber()}`;
    this.journal.startKeys.add(key);
    const target = `target ${this.#acts}`;
    const input = { roomSlug, activityId, minutes: MAX_MINUTES, target, idempotencyKey: key };
    const answer = await this.#persist("focusSession.start", input);
    if (!answer) return;
    const { id: sessionId } = JSON.parse(answer.text).result.data as { id: string };
    this.#running = sessionId;
    this.journal.acts.push({ kind: "start", userId: this.userId, key, sessionId });
  }

  async #endEarly(sessionId: string): Promise<void> {
    if (!(await this.#persist("focusSession.break", { id: sessionId }))) return;
    this.#ended = sessionId;
    this.#running = null;
    this.journal.acts.push({ kind: "break", userId: this.userId, sessionId });
  }

  #nextNumber(): number {
    this.#acts += 1;
    return this.#acts;
  }

  /** Repeats a mutation until it is acknowledged; null when it is refused or never was. */
  async #persist(procedure: string, input: object): Promise<Answer | null> {
    const act = `${procedure} ${JSON.stringify(input)}`;
    for (let repetitions = 0; ; repetitions += 1) {
      if (repetitions === 2) this.journal.repeated.push(`repeated more than once: ${act}`);
      if (Date.now() > this.#giveUpAt) {
        this.journal.unfinished.push(`not acknowledged in ${FINISH_WITHIN_MS / 1000} s: ${act}`);
        return null;
      }
      const answer = await this.#try(procedure, input);
      if (answer && isAcknowledgement(answer)) return answer;
      if (answer && isTemporary(answer)) this.journal.refusals.push(describeAnswer(answer));
      else if (answer) {
        this.journal.unexpected.push(`${act} was answered ${describeAnswer(answer)}`);
        if (answer.status < 500) return null;
      }
      await wait(retryAfterMs(answer) ?? RETRY_MS);
    }
  }

  /** Sends a request once, and records how it ended. */
  async #try(procedure: string, input: object): Promise<Answer | null> {
    const { journal } = this;
    const act = `${procedure} ${JSON.stringify(input)}`;
    const wasRecovered = journal.isRecovered;
    const begun = performance.now();
    const { answer, problem } = await this.#send(procedure, input);
    journal.requests += 1;
    if (performance.now() - begun > SLOW_MS) journal.slow.push(`more than 10 s: ${act}`);
    if (wasRecovered) {
      journal.requestsAfterRecovery += 1;
      if (!answer || !isAcknowledgement(answer)) {
        journal.failedAfterRecovery.push(`${act}: ${answer ? describeAnswer(answer) : problem}`);
      }
    }
    return answer;
  }

  async #send(procedure: string, input: object) {
    const client = this.#clients[this.#clientIndex % this.#clients.length];
    if (!client) throw new Error("a person needs a client");
    try {
      return { answer: await client.mutate(procedure, input), problem: "" };
    } catch (error) {
      this.#clientIndex += 1;
      if (error instanceof Unanswered) {
        this.journal.unanswered.push(`${error.message}: ${JSON.stringify(input)}`);
      } else if (!(error instanceof Disconnected)) throw error;
      return { answer: null, problem: error.message };
    }
  }
}

/** 502 comes from a proxy that does not reach the app; the app has no such answer. */
const isTemporary = (answer: Answer) => isRetryable(answer) || answer.status === 502;

const isAcknowledgement = ({ status }: Answer) => status === 200;

function retryAfterMs(answer: Answer | null): number | null {
  const seconds = Number(answer?.headers["retry-after"]);
  return seconds > 0 ? Math.min(seconds, 5) * 1000 : null;
}
