import { sql } from "drizzle-orm";
import type { Database, Listen } from "@/db/client";
import type { Bus } from "./bus";
import { remoteBus } from "./remote-bus";

const CHANNEL = "stint_live";

/**
 * The bus of several processes on one PostgreSQL. NOTIFY is sent after commit, one statement for
 * many notices: inside the transaction it serialises all commits of the database.
 */
export const postgresBus = (database: Pick<Database, "live">, listen: Listen): Promise<Bus> =>
  remoteBus(async (handlers) => {
    const listening = await listen(CHANNEL, handlers);
    return {
      send: async (payloads) => {
        await database.live.execute(
          sql`select pg_notify(${CHANNEL}, payload)
            from jsonb_array_elements_text(${JSON.stringify(payloads)}::jsonb) payload`,
        );
      },
      close: () => listening.close(),
    };
  });
