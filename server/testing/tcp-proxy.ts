import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A TCP proxy that breaks connections in the ways a network does. */
export class TcpProxy {
  readonly #pairs = new Map<Socket, Socket>();
  /** Forwards nothing more on the connections that are open; new ones work. */
  readonly #silenced = new Set<Socket>();
  /** Called with bytes that were forwarded to the server. */
  onForward: (bytes: Buffer) => void = () => {};

  private constructor(
    private readonly server: Server,
    /** The address to connect to, `127.0.0.1:PORT`. */
    readonly address: string,
  ) {}

  static async open(target: { host: string; port: number }): Promise<TcpProxy> {
    const server = createServer((near) => proxy.#forward(near, target)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (!address || typeof address === "string") throw new Error("no port was assigned");
    const proxy = new TcpProxy(server, `127.0.0.1:${address.port}`);
    return proxy;
  }

  /** Resets every open connection. */
  cut(): void {
    for (const near of this.#pairs.keys()) this.#cut(near);
  }

  /** Leaves the open connections without an answer and without an end. */
  silence(): void {
    for (const near of this.#pairs.keys()) this.#silenced.add(near);
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  #cut(near: Socket): void {
    const far = this.#pairs.get(near);
    this.#pairs.delete(near);
    near.resetAndDestroy();
    far?.resetAndDestroy();
  }

  #forward(near: Socket, target: { host: string; port: number }): void {
    const far = connect(target);
    this.#pairs.set(near, far);
    near.on("data", (bytes) => {
      if (this.#silenced.has(near)) return;
      far.write(bytes, () => this.onForward(bytes));
    });
    far.on("data", (bytes) => {
      if (!this.#silenced.has(near)) near.write(bytes);
    });
    for (const socket of [near, far]) {
      socket.on("error", () => {});
      socket.on("close", () => {
        if (!this.#silenced.has(near)) this.#cut(near);
      });
    }
  }
}
