import { EventEmitter, on, once } from "node:events";
import type { AddressInfo } from "node:net";
import { initTRPC } from "@trpc/server";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { z } from "zod";
import { changedRoom, getRequest, type LiveServer, listOpenings, type Shape } from "../shape";

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
    openings: listOpenings(shape, (room) => getRequest(`/room?input=${room}`)),
    change: async (room, id) => () => changes.emit(String(room), changedRoom(id)),
  };
}
