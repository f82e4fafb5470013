import type { IncomingMessage, ServerResponse } from "node:http";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { Hub } from "./hub/hub";
import { type Bus, localBus } from "./transport/bus";
import { createLiveHandler } from "./transport/handle-live";
import { postgresBus } from "./transport/postgres-bus";

/** The live view of one process. */
export interface Live {
  bus: Bus;
  hub: Hub;
  handleLive(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Ends the streams, removes this process's presence, then closes the bus. */
  close(): Promise<void>;
}

export async function openLive(database: Database): Promise<Live> {
  const bus = database.listen ? await postgresBus(database, database.listen) : localBus();
  // Only one process uses an embedded database: existing rows are from a killed process.
  if (!database.listen) await database.db.execute(sql`delete from presence`);
  const hub = new Hub(database, bus);
  return {
    bus,
    hub,
    handleLive: createLiveHandler(database.db, hub),
    close: async () => {
      await hub.close();
      await bus.close();
    },
  };
}
