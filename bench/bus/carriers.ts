import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { openPostgres } from "@/db/postgres/postgres";
import { postgresBus } from "@/server/live/transport/postgres-bus";
import { redisBus } from "@/server/live/transport/redis-bus";

/** The ways to reach another process; a plain TCP connection is the yardstick. */
export const KINDS = ["tcp", "notify", "redis"] as const;
export type Kind = (typeof KINDS)[number];

/** Where the two processes of the benchmark meet. */
export interface Meeting {
  databaseUrl: string;
  redisUrl: string;
  channel: string;
  tcpPort: number;
}

/** One process's end of each way: how it sends an id, and what it calls with each id it receives. */
export async function openEnds(
  { databaseUrl, redisUrl, channel, tcpPort }: Meeting,
  onId: (kind: Kind, id: string) => void,
) {
  const database = await openPostgres(databaseUrl);
  if (!database.listen) throw new Error("the database cannot notify");
  const buses = {
    notify: await postgresBus(database, database.listen),
    redis: await redisBus({ url: redisUrl, channel }),
  };
  for (const kind of ["notify", "redis"] as const) {
    buses[kind].subscribe({
      onNotice: ({ rooms = [] }) => {
        for (const id of rooms) onId(kind, id);
      },
      onReconnect: () => {},
    });
  }
  const socket = await connectTo(tcpPort);
  socket.setNoDelay(true);
  createInterface(socket).on("line", (id) => onId("tcp", id));
  return {
    send: (kind: Kind, id: string) => {
      if (kind === "tcp") socket.write(`${id}\n`);
      else buses[kind].publish({ rooms: [id] });
    },
    close: async () => {
      socket.destroy();
      for (const bus of [buses.notify, buses.redis]) await bus.close();
      await database.close();
    },
  };
}

async function connectTo(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** Listens on a free port and joins the two connections that it gets. */
export async function openMeetingPoint(): Promise<{ port: number; close(): void }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    socket.setNoDelay(true).on("error", () => {});
    sockets.push(socket);
    const [first, second] = sockets;
    if (first && second) first.pipe(second).pipe(first);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port was assigned");
  return { port: address.port, close: () => server.close() };
}
