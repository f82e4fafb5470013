import type { IncomingMessage, ServerResponse } from "node:http";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { Hub } from "./hub/hub";
import { type Bus, localBus } from "./transport/bus";
import { liveDoor } from "./transport/handle-live";
import { postgresBus } from "./transport/postgres-bus";

/** The live side of a process, opened over its database. */
export interface Live {
  bus: Bus;
  hub: Hub;
  handleLive(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Ends the streams, takes this process's presence away, then closes the bus. */
  close(): Promise<void>;
}

export async function openLive(database: Database): Promise<Live> {
  const bus = database.sql ? await postgresBus(database.sql) : localBus();
  // Nobody else can be on an embedded database: what stands there was left by a killed process.
  if (!database.sql) await database.db.execute(sql`delete from presence`);
  const hub = new Hub(database, bus);
  return {
    bus,
    hub,
    handleLive: liveDoor(database.db, hub),
    close: async () => {
      await hub.close();
      await bus.close();
    },
  };
}
