import type { IncomingMessage, ServerResponse } from "node:http";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { Hub } from "./hub/hub";
import { type Bus, localBus } from "./transport/bus";
import { createLiveHandler } from "./transport/handle-live";
import { createSignHandler } from "./transport/handle-sign";
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
