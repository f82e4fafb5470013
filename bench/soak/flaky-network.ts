import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** The network between the viewers and the server: it can cut many streams at once. */
export class FlakyNetwork {
  /** Streams that were not cut, and that no viewer closed: the server did. */
  closedByServer = 0;
  readonly #streams = new Set<Socket>();
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly upstreamPort: number,
  ) {
    server.on("connection", (client) => this.#forward(client));
  }

  static async open(upstreamPort: number): Promise<FlakyNetwork> {
    const server = createServer({ noDelay: true }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new FlakyNetwork(server, upstreamPort);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Cuts this share of the open streams, chosen at random. Returns their number. */
  cut(share: number): number {
    const chosen = [...this.#streams].filter(() => Math.random() < share);
    for (const client of chosen) client.destroy();
    return chosen.length;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, "close");
  }

  #forward(client: Socket): void {
    const server = connect(this.upstreamPort, "127.0.0.1").setNoDelay();
    client.once("data", (bytes: Buffer) => {
      if (bytes.toString("latin1", 0, 14).startsWith("GET /api/live?")) this.#streams.add(client);
    });
    server.once("close", () => {
      if (this.#streams.has(client) && !client.destroyed) this.closedByServer += 1;
    });
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        this.#sockets.delete(from);
        this.#streams.delete(from);
        to.destroy();
      });
    }
  }
}
