import { once } from "node:events";
import type { RequestListener, Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { createHttpServer } from "../http/http-server.mjs";

type Options = Parameters<typeof createHttpServer>[0];

/** The HTTP server of the app with this listener, on a free port. It is closed after the test. */
export async function serveHttp(
  listener: RequestListener,
  options: Options = { proxies: 0 },
): Promise<{ server: Server; port: number }> {
  const server = createHttpServer(options).on("request", listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** A connection that sends these bytes. It reads nothing until `read` is called. */
export async function openSocket(port: number, bytes = ""): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  if (bytes) socket.write(bytes);
  return socket;
}

/** Everything that the server sends until it closes the connection. */
export async function readAll(socket: Socket): Promise<string> {
  let text = "";
  socket.setEncoding("utf8").on("data", (part) => {
    text += part;
  });
  // Closes the own side too: the server has closed its side.
  socket.once("end", () => socket.destroy());
  // Not `once` of events, which fails when the connection is reset.
  await new Promise((resolve) => socket.once("close", resolve));
  return text;
}

/** Resolves when the server has no open socket left. */
export async function allClosed(server: Server): Promise<void> {
  const count = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, open) => (error ? reject(error) : resolve(open))),
    );
  while ((await count()) > 0) await new Promise(setImmediate);
}
