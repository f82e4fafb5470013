/** The servers that the hub is compared with. */
import { EventEmitter, on, once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { initTRPC } from "@trpc/server";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import {
  COOKIE,
  changedRoom,
  getRequest,
  type LiveServer,
  listHandshakes,
  type Shape,
} from "../shape";

/** The baseline: Node's own HTTP server, a set per room, bytes encoded once. */
export async function openPlainSse(shape: Shape): Promise<LiveServer> {
  const rooms = Array.from({ length: shape.rooms }, () => new Set<ServerResponse>());
  const server = createServer((req, res) => {
    const viewers = rooms[Number(req.url?.slice(1))];
    res.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    res.write("retry: 2000\n\n");
    viewers?.add(res);
    res.on("close", () => viewers?.delete(res));
  }).listen(0);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    handshakes: listHandshakes(shape, (room) => getRequest(`/${room}`)),
    change: async (room, id) => () => {
      const bytes = Buffer.from(`event: seats\ndata: ${JSON.stringify(changedRoom(id))}\n\n`);
      for (const res of rooms[room] ?? []) res.write(bytes);
    },
  };
}

const UPGRADE = {
  ...COOKIE,
  Connection: "Upgrade",
  Upgrade: "websocket",
  "Sec-WebSocket-Version": "13",
  "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
};

/** WebSockets by `ws`, without compression, a set per room, bytes encoded once. */
export async function openWs(shape: Shape): Promise<LiveServer> {
  const rooms = Array.from({ length: shape.rooms }, () => new Set<WebSocket>());
  const server = new WebSocketServer({ port: 0, perMessageDeflate: false });
  server.on("connection", (socket, req) => {
    const viewers = rooms[Number(req.url?.slice(1))];
    viewers?.add(socket);
    socket.on("close", () => viewers?.delete(socket));
  });
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    handshakes: listHandshakes(shape, (room) => getRequest(`/${room}`, UPGRADE)),
    change: async (room, id) => () => {
      const bytes = Buffer.from(JSON.stringify(changedRoom(id)));
      for (const socket of rooms[room] ?? []) socket.send(bytes, { binary: false });
    },
  };
}

/** A tRPC subscription over server-sent events, as in its documentation. */
export async function openTrpc(shape: Shape): Promise<LiveServer> {
  const changes = new EventEmitter().setMaxListeners(0);
  const t = initTRPC.create();
  const router = t.router({
    room: t.procedure.input(z.number()).subscription(async function* ({ input, signal }) {
      for await (const [change] of on(changes, String(input), signal ? { signal } : {})) {
        yield change as ReturnType<typeof changedRoom>;
      }
    }),
  });
  const server = createHTTPServer({ router }).listen(0);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    handshakes: listHandshakes(shape, (room) => getRequest(`/room?input=${room}`)),
    change: async (room, id) => () => changes.emit(String(room), changedRoom(id)),
  };
}
