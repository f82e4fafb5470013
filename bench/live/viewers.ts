/** The process of all viewers of one server: raw sockets that record when each change arrives. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { MARK, monotonicMs } from "./shape";

/** Number of streams opened at the same time. */
const AT_ONCE = 25;
const MARK_LENGTH = 7;

/** For each change, the number of viewers that received it and the time of the last one. */
export type Arrivals = Record<number, { count: number; lastAt: number }>;
let arrivals: Arrivals = {};

process.on("message", async (command: { port: number; handshakes: string[] } | "collect") => {
  if (command === "collect") {
    process.send?.(arrivals);
    arrivals = {};
    return;
  }
  const waiting = [...command.handshakes];
  const openSome = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await open(command.port, next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, openSome));
  process.send?.("open");
});
process.on("disconnect", () => process.exit());

/** Opens a stream; resolves once the server's first bytes have arrived. */
async function open(port: number, handshake: string): Promise<void> {
  const socket = connect(port, "127.0.0.1").setNoDelay();
  socket.on("error", () => process.exit(1));
  socket.write(handshake);
  const [head] = (await once(socket, "data")) as [Buffer];
  if (!/^HTTP\/1\.1 (200|101)/.test(head.toString("latin1", 0, 12))) {
    throw new Error(`a stream was refused: ${head.toString("latin1", 0, 300)}`);
  }
  listen(socket);
}

function listen(socket: Socket): void {
  let tail = "";
  socket.on("data", (bytes: Buffer) => {
    const at = monotonicMs();
    const text = tail + bytes.toString("latin1");
    let end = Math.max(0, text.length - MARK_LENGTH + 1);
    for (const match of text.matchAll(MARK)) {
      const id = Number(match[1]);
      const arrival = arrivals[id] ?? { count: 0, lastAt: 0 };
      arrivals[id] = { count: arrival.count + 1, lastAt: Math.max(arrival.lastAt, at) };
      end = Math.max(end, match.index + MARK_LENGTH);
    }
    tail = text.slice(end);
  });
}
