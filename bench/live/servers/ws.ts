import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import {
  COOKIE,
  changedRoom,
  getRequest,
  type LiveServer,
  listOpenings,
  type Shape,
} from "../shape";

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
    openings: listOpenings(shape, (room) => getRequest(`/${room}`, UPGRADE)),
    change: async (room, id) => () => {
      const bytes = Buffer.from(JSON.stringify(changedRoom(id)));
      for (const socket of rooms[room] ?? []) socket.send(bytes, { binary: false });
    },
  };
}
