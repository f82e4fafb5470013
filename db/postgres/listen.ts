import pg from "pg";
import { APPLICATION_NAME, type Listen, type Listening } from "../client";
import { KeptConnection } from "../kept-connection";
import { destroySocket } from "./connection.mjs";

const HEARTBEAT_MS = 5_000;
const ANSWER_MS = 3_000;

type Handlers = Parameters<Listen>[1];

/**
 * Listens for the notifications of a channel on a connection of its own. Throws when the first
 * connection fails.
 */
export async function listen(
  config: pg.ClientConfig,
  channel: string,
  handlers: Handlers,
): Promise<Listening> {
  /** Listening again changes nothing, and shows that the connection still does. */
  const beat = (client: pg.Client) => client.query(`listen ${channel}`);
  const kept = new KeptConnection<pg.Client>(
    {
      open: async (onLost) => {
        const client = new pg.Client({
          ...config,
          application_name: APPLICATION_NAME,
          query_timeout: ANSWER_MS,
        });
        client.on("notification", ({ payload }) => handlers.onPayload(payload ?? ""));
        // An error without a listener would end the process; "end" follows it.
        client.on("error", () => {});
        client.once("end", onLost);
        try {
          await client.connect();
          await beat(client);
        } catch (error) {
          destroySocket(client);
          throw error;
        }
        return client;
      },
      beat,
      destroy: destroySocket,
    },
    { heartbeatMs: HEARTBEAT_MS, onReconnect: () => handlers.onReconnect() },
  );
  await kept.connect();
  return { close: () => kept.close() };
}
