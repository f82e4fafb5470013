import pg from "pg";
import { APPLICATION_NAME, type Listen, type Listening } from "../client";
import { destroySocket } from "./connection.mjs";

const HEARTBEAT_MS = 5_000;
const ANSWER_MS = 3_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

type Handlers = Parameters<Listen>[1];

/**
 * Listens for the notifications of a channel on a connection of its own. A connection that does not
 * answer a heartbeat is replaced. Throws when the first connection fails.
 */
export async function listen(
  config: pg.ClientConfig,
  channel: string,
  handlers: Handlers,
): Promise<Listening> {
  const listener = new Listener(config, channel, handlers);
  await listener.connect();
  return { close: () => listener.close() };
}

class Listener {
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #isClosed = false;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly channel: string,
    private readonly handlers: Handlers,
  ) {}

  async connect(): Promise<void> {
    const client = new pg.Client({
      ...this.config,
      application_name: APPLICATION_NAME,
      query_timeout: ANSWER_MS,
    });
    this.#client = client;
    client.on("notification", ({ payload }) => this.handlers.onPayload(payload ?? ""));
    // An error without a listener would end the process; "end" follows it.
    client.on("error", () => {});
    try {
      await client.connect();
      await this.#beat(client);
    } catch (error) {
      destroySocket(client);
      throw error;
    }
    if (this.#isClosed) return destroySocket(client);
    client.once("end", () => this.#reconnectLater());
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#beatLater(client);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    if (this.#client) destroySocket(this.#client);
  }

  /** Listening again changes nothing, and shows that the connection still does. */
  #beat(client: pg.Client) {
    return client.query(`listen ${this.channel}`);
  }

  #beatLater(client: pg.Client): void {
    this.#schedule(HEARTBEAT_MS, () => {
      this.#beat(client).then(
        () => this.#beatLater(client),
        // Leads to "end", and so to a new connection.
        () => destroySocket(client),
      );
    });
  }

  #reconnectLater(): void {
    this.#schedule(this.#pauseMs, () => {
      this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
      this.connect().then(
        () => this.handlers.onReconnect(),
        () => this.#reconnectLater(),
      );
    });
  }

  #schedule(ms: number, task: () => void): void {
    clearTimeout(this.#timer);
    if (!this.#isClosed) this.#timer = setTimeout(task, ms).unref();
  }
}
