import { createClient, ErrorReply } from "@redis/client";
import { KeptConnection } from "@/db/kept-connection";
import { log } from "../../log";
import { StartupError } from "../../process/startup-error.mjs";
import type { Bus } from "./bus";
import { CarrierUnavailable, remoteBus } from "./remote-bus";

/** A connection that goes silent is noticed after at most the sum of both. */
const HEARTBEAT_MS = 2_000;
const ANSWER_MS = 2_000;

export interface Redis {
  url: string;
  /** Of the site; see site-channel.ts. */
  channel: string;
}

/**
 * The bus of several processes on one Redis server. Without the server the app works as before, and
 * changes reach other processes by the version check.
 *
 * @throws {StartupError} when the server refuses the connection, such as for a wrong password
 */
export const redisBus = ({ url, channel }: Redis): Promise<Bus> =>
  remoteBus(async ({ onPayload, onReconnect }) => {
    const kept = new KeptConnection<Client>(
      {
        open: (onLost) => openClient(url, { channel, onPayload, onLost }),
        beat: (client) => inTime(client.ping()),
        destroy: (client) => client.destroy(),
      },
      {
        heartbeatMs: HEARTBEAT_MS,
        onLost: () => log.warn(`the connection to Redis was lost; ${CATCH_UP}`),
        onReconnect: () => {
          log.info("connected to Redis again");
          onReconnect();
        },
      },
    );
    await kept.connect().catch((err) => {
      if (isLastingRefusal(err)) {
        throw new StartupError(`Cannot use the Redis server in REDIS_URL: ${err.message}`);
      }
      log.warn({ err }, `the Redis server in REDIS_URL does not answer; ${CATCH_UP}`);
      kept.connectLater();
    });
    return {
      send: async (payloads) => {
        const client = kept.connection;
        if (!client) throw new CarrierUnavailable();
        await inTime(Promise.all(payloads.map((payload) => client.publish(channel, payload))));
      },
      close: () => kept.close(),
    };
  });

/** True if the server refuses the connection until its configuration or REDIS_URL is changed. */
const isLastingRefusal = (error: unknown): error is ErrorReply =>
  error instanceof ErrorReply &&
  /^(WRONGPASS|NOAUTH|NOPERM|NOPROTO|ERR (?!max number of clients))/.test(error.message);

const CATCH_UP = "other processes see changes within 5 s";

type Client = ReturnType<typeof newClient>;

/** A client without a queue and without reconnecting, which `KeptConnection` does. */
const newClient = (url: string) =>
  createClient({
    url,
    name: "stint",
    // One connection can then publish and subscribe. Redis has it since version 6.
    RESP: 3,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    maintNotifications: "disabled",
    socket: { connectTimeout: ANSWER_MS, reconnectStrategy: false },
  });

async function openClient(
  url: string,
  given: { channel: string; onPayload(payload: string): void; onLost(): void },
): Promise<Client> {
  const client = newClient(url);
  // An error without a listener would end the process; "terminated" comes with it.
  client.on("error", () => {});
  client.once("terminated", given.onLost);
  try {
    await inTime(client.connect());
    await inTime(client.subscribe(given.channel, given.onPayload));
  } catch (error) {
    client.destroy();
    throw error;
  }
  return client;
}

/** Rejects when the server has not answered in time: the client itself waits without end. */
async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("Redis did not answer in time")), ANSWER_MS);
  });
  // Nobody waits for it once the time is over.
  answer.catch(() => {});
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
