import { ask, endChild, nextMessage, startChild } from "../child";
import type { RunResult } from "../shape";
import { pin, SERVER_CORE } from "./pin";
import { MEMBERS, ROOMS } from "./shape";
import { countDeliveries, Viewers } from "./viewers";

interface BroadcastCost {
  /** CPU milliseconds of 1,000 deliveries, beyond those of the same changes without viewers. */
  msPerThousand: number;
  bytesEach: number;
}

/** The plain Node broadcast of the hub's benchmark, with the app's viewers and pace. */
export class Broadcast {
  private constructor(
    private readonly child: ReturnType<typeof startChild>,
    private readonly viewers: Viewers,
  ) {}

  static async open(): Promise<Broadcast> {
    const child = startChild("./server.ts", ["plain-sse", String(ROOMS), String(MEMBERS)]);
    const { port, handshakes } = await nextMessage<{ port: number; handshakes: string[] }>(child);
    pin(child.pid, SERVER_CORE);
    return new Broadcast(child, await Viewers.open(port, handshakes));
  }

  /** Makes changes and delivers them, after as many that are not delivered. */
  async measure(first: number, changes: number, perSecond: number): Promise<BroadcastCost> {
    const command = { kind: "run", first, changes, perSecond };
    const undelivered = await ask<RunResult>(this.child, { ...command, isDelivered: false });
    await this.viewers.collect();
    const delivered = await ask<RunResult>(this.child, { ...command, isDelivered: true });
    const received = await this.viewers.collect();
    const count = countDeliveries(received);
    return {
      msPerThousand: ((delivered.cpuMs - undelivered.cpuMs) * 1000) / count,
      bytesEach: received.bytes / count,
    };
  }

  async close(): Promise<void> {
    this.viewers.close();
    await endChild(this.child);
  }
}
