import type { Socket } from "node:net";
import { HEARTBEAT } from "../hub/frame";

/** A viewer that takes nothing for this many heartbeats is not there any more. */
const MOST_BEATS_BEHIND = 4;

/**
 * One open stream of one device. It writes to the socket itself: the response has no framing of
 * its own, and the way through it costs as much again as the frame.
 */
export class LiveStream {
  isOpen = true;
  /** Whether something was sent since the last heartbeat: what is heard needs no other sign of life. */
  #isHeard = false;
  #isBehind = false;
  #hasMissed = false;
  #beatsBehind = 0;

  /** @param onCaughtUp called when a slow viewer has drained and frames were left out meanwhile */
  constructor(
    private readonly socket: Pick<Socket, "write" | "destroySoon" | "destroy" | "once">,
    readonly userId: string,
    readonly sid: string,
    readonly roomIds: readonly string[],
    private readonly onCaughtUp: (stream: LiveStream) => void,
  ) {}

  /**
   * Sends a frame. While the viewer is behind nothing is queued: frames are left out, and once it
   * has drained it gets everything anew.
   */
  write(bytes: Buffer): void {
    if (!this.isOpen) return;
    this.#isHeard = true;
    if (this.#isBehind) this.#hasMissed = true;
    else if (!this.socket.write(bytes)) this.#fallBehind();
  }

  beat(): void {
    if (this.#isBehind) {
      if (++this.#beatsBehind >= MOST_BEATS_BEHIND) this.socket.destroy();
    } else if (!this.#isHeard) this.write(HEARTBEAT);
    this.#isHeard = false;
  }

  /** Ends the stream: politely when the viewer keeps up, else at once. */
  end(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    if (this.#isBehind) this.socket.destroy();
    else this.socket.destroySoon();
  }

  #fallBehind(): void {
    this.#isBehind = true;
    this.#beatsBehind = 0;
    this.socket.once("drain", () => {
      this.#isBehind = false;
      if (!this.#hasMissed || !this.isOpen) return;
      this.#hasMissed = false;
      this.onCaughtUp(this);
    });
  }
}
