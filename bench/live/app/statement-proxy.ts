import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Messages of the PostgreSQL protocol. */
const COMMAND_COMPLETE = 67;
const READY_FOR_QUERY = 90;
const HEADER_BYTES = 5;

export interface StatementCounts {
  statements: number;
  /** Times that the app's side of a connection sends after it has received. */
  roundTrips: number;
}

/** A proxy in front of a PostgreSQL server that counts what passes through it. */
export class StatementProxy {
  counts: StatementCounts = { statements: 0, roundTrips: 0 };
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly upstream: URL,
  ) {
    server.on("connection", (client) => this.#forward(client));
  }

  static async open(databaseUrl: string): Promise<StatementProxy> {
    const server = createServer({ noDelay: true }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new StatementProxy(server, new URL(databaseUrl));
  }

  /** The URL of a database of the same server, through the proxy. */
  lead(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    url.hostname = "127.0.0.1";
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, "close");
  }

  #forward(client: Socket): void {
    const { hostname, port } = this.upstream;
    const server = connect(Number(port) || 5432, hostname).setNoDelay();
    let hasReceived = false;
    client.on("data", () => {
      if (hasReceived) this.counts.roundTrips += 1;
      hasReceived = false;
    });
    const readTypes = createMessageReader((type) => {
      if (type === COMMAND_COMPLETE) this.counts.statements += 1;
      if (type === READY_FOR_QUERY) hasReceived = true;
    });
    server.on("data", readTypes);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}

/** Returns a function that takes the bytes of a server and reports the type of each message. */
function createMessageReader(onMessage: (type: number) => void): (bytes: Buffer) => void {
  let unread = Buffer.alloc(0);
  return (bytes) => {
    unread = Buffer.concat([unread, bytes]);
    while (unread.length >= HEADER_BYTES) {
      // The length counts itself and not the type.
      const end = 1 + unread.readUInt32BE(1);
      if (unread.length < end) return;
      onMessage(unread.readUInt8(0));
      unread = unread.subarray(end);
    }
  };
}
