import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { log } from "../../log";
import type { Notice } from "../announce";
import { type Bus, localBus } from "./bus";
import { splitNotices } from "./notice-chunks";

const CHANNEL = "stint_live";

/**
 * The bus of several processes on one PostgreSQL. NOTIFY is sent after commit, one statement for
 * many notices: inside the transaction it serialises all commits of the database. Listeners in this
 * process receive a notice at once.
 */
export async function postgresBus(sql: Sql): Promise<Bus> {
  const local = localBus();
  const ownId = randomUUID();
  let isListening = false;
  const reconnects = new Set<() => void>();
  const { unlisten } = await sql.listen(
    CHANNEL,
    (payload) => {
      const { from, notices } = JSON.parse(payload) as { from: string; notices: Notice[] };
      if (from !== ownId) for (const notice of notices) local.publish(notice);
    },
    () => {
      if (isListening) for (const onReconnect of reconnects) onReconnect();
      isListening = true;
    },
  );
  const outbox = new Outbox(async (notices) => {
    const payloads = splitNotices(notices).map((chunk) =>
      JSON.stringify({ from: ownId, notices: chunk }),
    );
    await sql`select pg_notify(${CHANNEL}, payload) from unnest(${payloads}::text[]) payload`;
  });
  return {
    publish: (notice) => {
      outbox.add(notice);
      local.publish(notice);
    },
    subscribe: (listener) => {
      const stop = local.subscribe(listener);
      const onReconnect = () => listener.onReconnect();
      reconnects.add(onReconnect);
      return () => {
        stop();
        reconnects.delete(onReconnect);
      };
    },
    close: async () => {
      reconnects.clear();
      await local.close();
      await outbox.flushed();
      await unlisten();
    },
  };
}

/** Collects notices while a batch is being sent. */
class Outbox {
  #notices: Notice[] = [];
  #sending: Promise<void> | null = null;

  constructor(private readonly send: (notices: Notice[]) => Promise<void>) {}

  add(notice: Notice): void {
    this.#notices.push(notice);
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
  }

  async flushed(): Promise<void> {
    await this.#sending;
  }

  async #sendAll(): Promise<void> {
    await new Promise(setImmediate);
    while (this.#notices.length > 0) {
      const batch = this.#notices;
      this.#notices = [];
      await this.send(batch).catch((err) =>
        log.warn({ err }, "sending notices failed; other processes catch up within 5 s"),
      );
    }
  }
}
