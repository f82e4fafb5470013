import type { Socket } from "node:net";
import { metrics } from "../../observability/metrics.mjs";
import { compressFrame } from "../hub/compressed-frame";
import { HEARTBEAT } from "../hub/frame";

/** A viewer that reads nothing for this many heartbeats is disconnected. */
const MAX_HEARTBEATS_BEHIND = 4;

const { totals } = metrics;

/**
 * One open stream of one device. It writes to the socket directly: the response adds no framing, and
 * writing through it doubles the cost of a frame.
 */
export class LiveStream {
  isOpen = true;
  #isBehind = false;
  #hasMissed = false;
  #heartbeatsBehind = 0;

  /** @param onCaughtUp called when a slow viewer has drained and had missed frames */
  constructor(
    private readonly socket: Pick<Socket, "write" | "destroySoon" | "destroy" | "once">,
    readonly userId: string,
    readonly sid: string,
    readonly roomIds: readonly string[],
    private readonly onCaughtUp: (stream: LiveStream) => void,
    private readonly isCompressed = false,
  ) {}

  /**
   * Sends a frame. While the viewer is behind, frames are skipped, not queued; once it has drained
   * it gets a new snapshot.
   */
  write(bytes: Buffer): void {
    if (!this.isOpen) return;
    if (this.#isBehind) {
      this.#hasMissed = true;
      totals.framesSkipped += 1;
      return;
    }
    const sent = this.isCompressed ? compressFrame(bytes) : bytes;
    totals.framesDelivered += 1;
    totals.frameBytesDelivered += sent.length;
    if (!this.socket.write(sent)) this.#fallBehind();
  }

  sendHeartbeat(): void {
    if (this.#isBehind) {
      if (++this.#heartbeatsBehind >= MAX_HEARTBEATS_BEHIND) this.socket.destroy();
    } else this.write(HEARTBEAT);
  }

  /** Ends the stream, after pending bytes unless the viewer is behind. */
  end(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    if (this.#isBehind) this.socket.destroy();
    else this.socket.destroySoon();
  }

  #fallBehind(): void {
    this.#isBehind = true;
    this.#heartbeatsBehind = 0;
    this.socket.once("drain", () => {
      this.#isBehind = false;
      if (!this.#hasMissed || !this.isOpen) return;
      this.#hasMissed = false;
      this.onCaughtUp(this);
    });
  }
}
