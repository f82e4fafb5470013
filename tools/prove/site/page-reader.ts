import { setTimeout as wait } from "node:timers/promises";
import type { SeededRandom } from "@/demo/group/seeded-random";
import type { Client } from "./client";
import { type Answer, Disconnected, describeAnswer, isRetryable, Unanswered } from "./http";

const STACK = /\n\s+at \S+ \(/;

/** How requests for pages ended. */
export class PageJournal {
  requests = 0;
  readonly unanswered: string[] = [];
  /** Answers other than a success or a refusal that says that the client may try again. */
  readonly unexpected: string[] = [];
  isRecovered = false;
  requestsAfterRecovery = 0;
  readonly failedAfterRecovery: string[] = [];
}

/** A simulated person who opens one page after another, as a browser or as Next's client router does. */
export class PageReader {
  #isStopping = false;
  readonly #paths: string[];

  constructor(
    private readonly client: Client,
    slug: string,
    private readonly random: SeededRandom,
    private readonly journal: PageJournal,
  ) {
    const rooms = ["/rooms", `/rooms/${slug}`, `/rooms/${slug}/dashboard`];
    const dashboard = ["/dashboard", "/dashboard/history", "/dashboard/week"];
    this.#paths = ["/", ...rooms, ...dashboard, "/account", "/sign-in"];
  }

  /** Opens pages until `stop`, about twice a second. */
  async run(): Promise<void> {
    while (!this.#isStopping) {
      const path = this.random.pick(this.#paths);
      await this.#open(path ?? "/", this.random.happens(0.3));
      await wait(this.random.between(200, 600));
    }
  }

  stop(): void {
    this.#isStopping = true;
  }

  async #open(path: string, isForRouter: boolean): Promise<void> {
    const { journal } = this;
    const name = isForRouter ? `${path} for the router` : path;
    const wasRecovered = journal.isRecovered;
    try {
      const answer = await this.#request(path, isForRouter);
      const isFine = answer.status < 400;
      if (STACK.test(answer.text)) journal.unexpected.push(`${name} was answered with a stack`);
      if (!isFine && !(isRetryable(answer) && answer.headers["retry-after"])) {
        journal.unexpected.push(`${name} was answered ${describeAnswer(answer)}`);
      }
      if (wasRecovered && !isFine) {
        journal.failedAfterRecovery.push(`${name}: ${describeAnswer(answer)}`);
      }
    } catch (error) {
      if (error instanceof Unanswered) journal.unanswered.push(error.message);
      else if (!(error instanceof Disconnected)) throw error;
    } finally {
      journal.requests += 1;
      if (wasRecovered) journal.requestsAfterRecovery += 1;
    }
  }

  async #request(path: string, isForRouter: boolean): Promise<Answer> {
    const headers: Record<string, string> = isForRouter
      ? { rsc: "1", accept: "*/*" }
      : { accept: "text/html" };
    const answer = await this.client.request(path, { headers });
    // Next redirects its router to an address with a hash of the request's headers.
    const { location } = answer.headers;
    return isForRouter && location?.includes("_rsc=")
      ? this.client.request(location, { headers })
      : answer;
  }
}
