import pg from "pg";
import { corkForThisTick, destroySocket } from "./connection.mjs";

/** A connection of the pool. Its name does not contain "Pool": Drizzle would take it for a pool. */
export class TrackedClient extends pg.Client {
  readonly connectedAt = performance.now();
  /** It did not answer in time. Its next answer would be that of an earlier statement. */
  isSilent = false;
  /** It works, but an answer that nobody waits for is still to come. */
  isClosed = false;
  hasSentCommit = false;
}

/** The part of a connection that Drizzle uses. */
export type Queryable = Pick<pg.ClientBase, "query">;

/**
 * A connection during one transaction. Refuses statements after its end, which would run in another
 * transaction. Simultaneous statements leave in one packet and run in their order, BEGIN together
 * with the first of them: each packet costs a system call and a round trip.
 */
export class TransactionClient implements Queryable {
  isOver = false;
  /** Called when COMMIT is sent, with the connection: a statement made then leaves with it. */
  onCommit: ((client: Queryable) => void) | null = null;
  /** BEGIN, until it is sent. */
  #begin: string | null = null;
  #hasBegun = false;
  #begun: Promise<unknown> | undefined;
  /** COMMIT or ROLLBACK was passed. A statement passed later would run after it, by itself. */
  #isEnding = false;
  /** The answer to a COMMIT that was sent early. */
  // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
  #committed: Promise<any> | null = null;

  constructor(private readonly client: TrackedClient) {}

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
  async query(...args: any[]): Promise<any> {
    const [statement] = args;
    const text: string = statement?.text ?? statement;
    if (isBegin(text)) {
      this.#begin = text;
      return NOTHING;
    }
    if (this.#committed && text === "commit") return this.#committed;
    // A statement before the early COMMIT failed, which rolled the transaction back.
    if (this.#committed && text === "rollback") return this.#committed.catch(() => NOTHING);
    // A COMMIT that fails is followed by ROLLBACK.
    if (this.isOver || (this.#isEnding && text !== "rollback")) throw transactionIsOver();
    const isEnd = text === "commit" || text === "rollback";
    this.#isEnding ||= isEnd;
    if (isEnd && !this.#hasBegun) return NOTHING;
    if (text !== "commit") return this.#send(args);
    await this.#begun;
    return this.#commit(args);
  }

  /** Sends COMMIT in the packet of the statements that were just passed, which are the last. */
  sendCommit(): void {
    if (!this.#hasBegun || this.#isEnding) throw transactionIsOver();
    this.#isEnding = true;
    this.#committed = this.#commit(["commit"]);
    // Its failure is that of the transaction, whose end waits for it.
    this.#committed.catch(() => {});
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
  async #commit(args: any[]): Promise<any> {
    this.client.hasSentCommit = true;
    const answer = this.#send(args);
    this.onCommit?.({ query: ((...own: unknown[]) => this.#send(own)) as Queryable["query"] });
    const result = await answer;
    // PostgreSQL answers ROLLBACK when a statement that nobody waited for has failed.
    if (result.command !== "COMMIT") {
      throw new Error("the transaction was rolled back");
    }
    return result;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
  async #send(args: any[]): Promise<any> {
    corkForThisTick(this.client);
    this.#sendBegin();
    try {
      // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
      return await (this.client.query as any)(...args);
    } catch (error) {
      // At once, because Drizzle would wait for the answer to a rollback.
      if (isReadTimeout(error)) abandon(this.client);
      throw error;
    }
  }

  #sendBegin(): void {
    this.#hasBegun = true;
    if (this.#begin === null) return;
    this.#begun = this.client.query(this.#begin);
    // Observed before the commit; usually the statement that follows fails too.
    this.#begun.catch(() => {});
    this.#begin = null;
  }
}

/** The result of a statement that is sent later, or never. */
const NOTHING = { rows: [], rowCount: 0 };

const isBegin = (text: string) => text === "begin" || text.startsWith("begin ");

const transactionIsOver = () => new Error("the transaction is over");

export const isReadTimeout = (error: unknown) =>
  error instanceof Error && error.message === "Query read timeout";

/** Closes a connection that did not answer in time. */
export function abandon(client: TrackedClient): void {
  client.isSilent = true;
  destroySocket(client);
}
