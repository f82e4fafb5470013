import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database, Listen } from "@/db/client";
import { log } from "../../log";
import type { Notice } from "../announce";
import { type Bus, localBus } from "./bus";
import { splitNotices } from "./notice-chunks";

const CHANNEL = "stint_live";
const MAX_WAITING = 10_000;

/**
 * The bus of several processes on one PostgreSQL. NOTIFY is sent after commit, one statement for
 * many notices: inside the transaction it serialises all commits of the database. Listeners in this
 * process receive a notice at once.
 */
export async function postgresBus(database: Pick<Database, "live">, listen: Listen): Promise<Bus> {
  const local = localBus();
  const ownId = randomUUID();
  const reconnects = new Set<() => void>();
  const listening = await listen(CHANNEL, {
    onPayload: (payload) => {
      const { from, notices } = JSON.parse(payload) as { from: string; notices: Notice[] };
      if (from !== ownId) for (const notice of notices) local.publish(notice);
    },
    onReconnect: () => {
      for (const onReconnect of reconnects) onReconnect();
    },
  });
  const outbox = new Outbox(async (notices) => {
    const payloads = splitNotices(notices).map((chunk) =>
      JSON.stringify({ from: ownId, notices: chunk }),
    );
    await database.live.db.execute(
      sql`select pg_notify(${CHANNEL}, payload)
        from jsonb_array_elements_text(${JSON.stringify(payloads)}::jsonb) payload`,
    );
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
      listening.close();
    },
  };
}

/** Collects notices while a batch is being sent. */
class Outbox {
  #notices: Notice[] = [];
  #sending: Promise<void> | null = null;

  constructor(private readonly send: (notices: Notice[]) => Promise<void>) {}

  add(notice: Notice): void {
    // Other processes find by versions what is dropped here.
    if (this.#notices.length < MAX_WAITING) this.#notices.push(notice);
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
