import { Socket } from "node:net";
import pg from "pg";
import { onTestFinished, vi } from "vitest";

/** Counts the packets and statements that connections to PostgreSQL send from now on, in this test. */
export function countSent() {
  const sent = { packets: 0, statements: [] as string[] };
  const { _writev, _write } = Socket.prototype;
  const spies = [
    vi.spyOn(Socket.prototype, "_writev").mockImplementation(function (this: Socket, ...args) {
      sent.packets += 1;
      return _writev?.apply(this, args);
    }),
    vi.spyOn(Socket.prototype, "_write").mockImplementation(function (this: Socket, ...args) {
      sent.packets += 1;
      return _write.apply(this, args);
    }),
  ];
  const { query } = pg.Client.prototype;
  const ofClient = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
    this: pg.Client,
    ...args: unknown[]
  ) {
    const [statement] = args as [string | { text: string }];
    sent.statements.push(typeof statement === "string" ? statement : statement.text);
    return (query as (...args: unknown[]) => unknown).apply(this, args);
  } as never);
  onTestFinished(() => {
    for (const spy of [...spies, ofClient]) spy.mockRestore();
  });
  return sent;
}
