import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { changedRoom, getRequest, type LiveServer, listOpenings, type Shape } from "../shape";

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
    openings: listOpenings(shape, (room) => getRequest(`/${room}`)),
    change: async (room, id) => () => {
      const bytes = Buffer.from(`event: seats\ndata: ${JSON.stringify(changedRoom(id))}\n\n`);
      for (const res of rooms[room] ?? []) res.write(bytes);
    },
  };
}
