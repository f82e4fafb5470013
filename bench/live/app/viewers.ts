import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { createGunzip, type Gunzip } from "node:zlib";
import { MARK, monotonicMs } from "../shape";
import { forEachAtOnce } from "./calls";

/** Number of streams opened at the same time. */
const AT_ONCE = 25;
const OPEN_WITHIN_MS = 30_000;
const HEAD_END = "\r\n\r\n";

/** For each change, the number of viewers that received it and the time of the last one. */
type Arrivals = Map<number, { count: number; lastAt: number }>;

/** Everything the viewers of a server received since it was last collected. */
export interface Received {
  arrivals: Arrivals;
  bytes: number;
}

export const countDeliveries = ({ arrivals }: Received) =>
  [...arrivals.values()].reduce((sum, { count }) => sum + count, 0);

/**
 * Raw sockets that hold a stream each. While streams are measured they only note when bytes arrive;
 * the bytes are read afterwards, so that reading them delays none.
 */
export class Viewers {
  #viewers: Viewer[] = [];

  static async open(port: number, handshakes: string[]): Promise<Viewers> {
    const viewers = new Viewers();
    await forEachAtOnce(handshakes, AT_ONCE, async (handshake) => {
      viewers.#viewers.push(await Viewer.open(port, handshake));
    });
    return viewers;
  }

  /** Reads what has arrived since the last call. Throws if a stream was closed. */
  async collect(): Promise<Received> {
    const received: Received = { arrivals: new Map(), bytes: 0 };
    const closed = this.#viewers.filter((viewer) => viewer.isClosed).length;
    if (closed > 0) throw new Error(`the server closed ${closed} streams`);
    await forEachAtOnce([...this.#viewers], AT_ONCE, (viewer) => viewer.read(received));
    return received;
  }

  close(): void {
    for (const viewer of this.#viewers) viewer.close();
  }
}

/** All sockets read into the same memory. */
const shared = Buffer.alloc(64 * 1024);

class Viewer {
  isClosed = false;
  #unread: { at: number; bytes: Buffer }[] = [];
  #text = "";
  readonly #gunzip: Gunzip | null;

  private constructor(
    private readonly socket: Socket,
    head: Buffer,
  ) {
    const end = head.indexOf(HEAD_END);
    const text = head.toString("latin1", 0, end);
    if (!text.startsWith("HTTP/1.1 200")) throw new Error(`a stream was refused: ${head}`);
    this.#gunzip = /^content-encoding: gzip/im.test(text) ? createGunzip() : null;
    this.#gunzip?.on("data", (bytes: Buffer) => {
      this.#text += bytes;
    });
    this.add(head.subarray(end + HEAD_END.length));
  }

  /** Opens a stream; resolves once its head has arrived. */
  static async open(port: number, handshake: string): Promise<Viewer> {
    let viewer: Viewer | null = null;
    const opened = new AbortController();
    const socket: Socket = connect({
      port,
      host: "127.0.0.1",
      onread: {
        buffer: shared,
        callback: (size) => {
          const bytes = Buffer.from(shared.subarray(0, size));
          if (viewer) viewer.add(bytes);
          else socket.emit("head", bytes);
          return true;
        },
      },
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      if (viewer) viewer.isClosed = true;
      else opened.abort(new Error("a stream was closed while it was opened"));
    });
    const timer = setTimeout(() => socket.destroy(), OPEN_WITHIN_MS);
    socket.write(handshake);
    const [head] = (await once(socket, "head", { signal: opened.signal })) as [Buffer];
    clearTimeout(timer);
    viewer = new Viewer(socket, head);
    return viewer;
  }

  add(bytes: Buffer): void {
    this.#unread.push({ at: monotonicMs(), bytes });
  }

  async read(received: Received): Promise<void> {
    const unread = this.#unread;
    this.#unread = [];
    for (const { at, bytes } of unread) {
      received.bytes += bytes.length;
      await this.#append(bytes);
      const events = this.#text.split("\n\n");
      this.#text = events.pop() ?? "";
      for (const id of events.flatMap(readIds)) {
        const arrival = received.arrivals.get(id) ?? { count: 0, lastAt: 0 };
        const lastAt = Math.max(arrival.lastAt, at);
        received.arrivals.set(id, { count: arrival.count + 1, lastAt });
      }
    }
  }

  async #append(bytes: Buffer): Promise<void> {
    const gunzip = this.#gunzip;
    if (!gunzip) this.#text += bytes;
    else await new Promise((resolve) => gunzip.write(bytes, resolve));
  }

  close(): void {
    this.socket.destroy();
    this.#gunzip?.destroy();
  }
}

interface ReceivedSeat {
  name: string;
  state: string;
  session: { target: string | null } | null;
}

/** The ids of the changes in an event: those of the sessions that run, not of ended ones. */
function readIds(event: string): number[] {
  const [, data] = /(?:^|\n)event: seats\ndata: (.*)$/.exec(event) ?? [];
  if (!data) return [];
  const { seats } = JSON.parse(data) as { seats: ReceivedSeat[] };
  return seats
    .filter(({ state }) => state === "running")
    .flatMap(({ name, session }) => [...`${name} ${session?.target}`.matchAll(MARK)])
    .map(([, id]) => Number(id));
}
