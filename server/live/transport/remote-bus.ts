import { randomUUID } from "node:crypto";
import { log } from "../../log";
import { metrics } from "../../observability/metrics.mjs";
import type { SentNotice } from "../announce";
import { type Bus, localBus } from "./bus";
import { splitNotices } from "./notice-chunks";
import { Outbox } from "./outbox";

/** The carrier has no connection at the moment, which it has logged itself. */
export class CarrierUnavailable extends Error {}

/** Carries payloads of less than 8,000 bytes to all processes, this one included. */
export interface Carrier {
  /** Must end within some seconds, successful or not. */
  send(payloads: string[]): Promise<void>;
  close(): void | Promise<void>;
}

export interface CarrierHandlers {
  onPayload(payload: string): void;
  /** The connection was lost and is back: payloads may have been missed. */
  onReconnect(): void;
}

interface Payload {
  from: string;
  /** When it was sent, in epoch ms by the sender's clock, which only the metrics use. */
  at?: number;
  notices: SentNotice[];
}

/**
 * The bus of several processes. Listeners in this process receive a notice at once, those in others
 * by the carrier, in batches.
 */
export async function remoteBus(
  open: (handlers: CarrierHandlers) => Promise<Carrier>,
): Promise<Bus> {
  const { totals, busLag } = metrics;
  const local = localBus();
  const ownId = randomUUID();
  const reconnects = new Set<() => void>();

  const receive = (text: string) => {
    const { from, at, notices } = JSON.parse(text) as Payload;
    if (from === ownId) return;
    totals.noticesReceived += notices.length;
    // The clocks of two machines differ a little.
    if (at !== undefined) busLag.observe(Math.max(0, Date.now() - at) / 1000);
    for (const notice of notices) local.publish(notice);
  };

  const carrier = await open({
    onPayload: (text) => {
      try {
        receive(text);
      } catch (err) {
        log.warn({ err }, "a payload of the bus could not be read");
      }
    },
    onReconnect: () => {
      totals.busReconnects += 1;
      for (const onReconnect of reconnects) onReconnect();
    },
  });

  const outbox = new Outbox((notices) => {
    const at = Date.now();
    const payloads = splitNotices(notices).map((chunk) =>
      JSON.stringify({ from: ownId, at, notices: chunk } satisfies Payload),
    );
    return carrier.send(payloads).catch((error) => {
      if (!(error instanceof CarrierUnavailable)) throw error;
      totals.noticesDropped += notices.length;
    });
  });

  return {
    publish: (notice) => {
      totals.noticesPublished += 1;
      const { written: _, ...sent } = notice;
      outbox.add(sent);
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
      await carrier.close();
    },
  };
}
