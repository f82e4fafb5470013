import type { IncomingMessage, ServerResponse } from "node:http";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { Hub } from "./hub/hub";
import { type Bus, localBus } from "./transport/bus";
import { createLiveHandler } from "./transport/handle-live";
import { createSignHandler } from "./transport/handle-sign";
import { postgresBus } from "./transport/postgres-bus";
import type { Redis } from "./transport/redis-bus";

/** The live view of one process. */
export interface Live {
  bus: Bus;
  hub: Hub;
  handleLive(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Ends the streams, removes this process's presence, then closes the bus. */
  close(): Promise<void>;
}

/** @param redis carries the notices instead of PostgreSQL, if given */
export async function openLive(database: Database, redis?: Redis): Promise<Live> {
  const bus = await openBus(database, redis);
  // Only one process uses an embedded database: existing rows are from a killed process.
  if (!database.listen) await database.db.execute(sql`delete from presence`);
  const hub = new Hub(database, bus);
  const [handleStream, handleSign] = [createLiveHandler(database.db, hub), createSignHandler(hub)];
  return {
    bus,
    hub,
    handleLive: (req, res) => (req.method === "POST" ? handleSign : handleStream)(req, res),
    close: async () => {
      await hub.close();
      await bus.close();
    },
  };
}

/** An embedded database has one process. The client of Redis is loaded only when it is used. */
async function openBus(database: Database, redis: Redis | undefined): Promise<Bus> {
  if (!database.listen) return localBus();
  if (!redis) return postgresBus(database, database.listen);
  const { redisBus } = await import("./transport/redis-bus");
  return redisBus(redis);
}
