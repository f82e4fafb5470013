import pg from "pg";
import { destroySocket } from "./connection.mjs";

/** A connection of the pool. Its name does not contain "Pool": Drizzle would take it for a pool. */
export class TrackedClient extends pg.Client {
  readonly connectedAt = performance.now();
  /** It did not answer in time. Its next answer would be that of an earlier statement. */
  isSilent = false;
  hasSentCommit = false;
}

/** The part of a connection that Drizzle uses. */
export type Queryable = Pick<pg.ClientBase, "query">;

/**
 * A connection during one transaction. Refuses statements after its end, which would run in another
 * transaction. Sends simultaneous statements one after another: node-postgres will refuse them in
 * version 9, and the time limit of each would include the statements before it.
 */
export class TransactionClient implements Queryable {
  isOver = false;
  /** COMMIT or ROLLBACK was passed. A statement passed later would run after it, by itself. */
  #isEnding = false;
  /** Settles when all statements so far are answered. */
  #answered: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: TrackedClient) {}

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
  query(...args: any[]): Promise<any> {
    const [statement] = args;
    const text = statement?.text ?? statement;
    // A COMMIT that fails is followed by ROLLBACK.
    if (this.#isEnding && text !== "rollback") return Promise.reject(transactionIsOver());
    this.#isEnding ||= text === "commit" || text === "rollback";
    const answer = this.#answered.then(() => this.#send(args));
    this.#answered = answer.catch(() => {});
    return answer;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
  async #send(args: any[]): Promise<any> {
    if (this.isOver) throw transactionIsOver();
    const [statement] = args;
    if ((statement?.text ?? statement) === "commit") this.client.hasSentCommit = true;
    try {
      // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
      return await (this.client.query as any)(...args);
    } catch (error) {
      // At once, because Drizzle would wait for the answer to a rollback.
      if (isReadTimeout(error)) abandon(this.client);
      throw error;
    }
  }
}

const transactionIsOver = () => new Error("the transaction is over");

export const isReadTimeout = (error: unknown) =>
  error instanceof Error && error.message === "Query read timeout";

/** Closes a connection that did not answer in time. */
export function abandon(client: TrackedClient): void {
  client.isSilent = true;
  destroySocket(client);
}
