import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createGunzip } from "node:zlib";
import { encode } from "next-auth/jwt";
import { onTestFinished, vi } from "vitest";
import type { Database } from "@/db/client";
import type { CurrentSession } from "@/domain/api/focus-session";
import type { RoomState, SeatsChange } from "@/domain/api/room-state";
import type { Notice } from "../live/announce";
import { type Live, openLive } from "../live/open-live";
import type { Redis } from "../live/transport/redis-bus";

/** An event of a stream. */
export type Event =
  | { event: "groupSessions"; data: { room: string | null } }
  | { event: "me"; data: CurrentSession }
  | { event: "snapshot"; data: RoomState }
  | { event: "seats"; data: SeatsChange };
type RoomEvent = Extract<Event, { event: "snapshot" | "seats" }>;
type Hint = Extract<Event, { event: "groupSessions" }>;
type EventData<Name extends Event["event"]> = Extract<Event, { event: Name }>["data"];

interface SignedIn {
  sid: string;
  notices: Notice[];
}

/** Starts the live part of a process on its own HTTP server. It is closed after the test. */
export async function liveServer(database: Database, redis?: Redis): Promise<LiveServer> {
  if (!process.env.NEXTAUTH_SECRET) vi.stubEnv("NEXTAUTH_SECRET", "the secret of the tests");
  const live = await openLive(database, redis);
  const server = createServer((req, res) => void live.handleLive(req, res)).listen(0);
  await once(server, "listening");
  onTestFinished(async () => {
    await live.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return new LiveServer(live, (server.address() as AddressInfo).port);
}

export class LiveServer {
  constructor(
    readonly live: Live,
    readonly port: number,
  ) {}

  /** Opens a stream and waits for the response. Without a device it sends no cookie. */
  async open(
    device: { sid: string } | null,
    rooms: string[] = [],
    streamId?: string,
    headers: Record<string, string> = {},
  ): Promise<OpenStream> {
    const query = new URLSearchParams(rooms.map((room) => ["room", room]));
    if (streamId !== undefined) query.set("stream", streamId);
    const request = get({
      port: this.port,
      path: `/api/live?${query}`,
      headers: { ...headers, ...(device && { cookie: await createCookie(device.sid) }) },
    });
    const [response] = (await once(request, "response")) as [IncomingMessage];
    onTestFinished(() => void request.destroy());
    return new OpenStream(response);
  }

  /** Sends a sign of life as our own pages do, and returns the status. */
  async sign(
    device: { sid: string } | null,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<number> {
    const { status } = await fetch(`http://localhost:${this.port}/api/live`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
        ...(device && { cookie: await createCookie(device.sid) }),
        ...headers,
      },
      body: JSON.stringify(body),
    });
    return status;
  }

  /** Publishes the notices of a person's calls to this process. */
  deliver({ notices }: SignedIn): void {
    for (const notice of notices.splice(0)) this.live.bus.publish(notice);
  }
}

/** A stream as a browser sees it. Each event is read once. */
export class OpenStream {
  readonly status: number | undefined;
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<unknown>;
  /** Events received and not yet read. */
  readonly events: Exclude<Event, Hint>[] = [];
  /** The rooms of `groupSessions` events, which have their own order; null stands for all. */
  readonly groupSessions: (string | null)[] = [];
  text = "";
  /** As sent, after the headers. */
  receivedBytes = 0;
  #read = 0;
  #wake: () => void = () => {};

  constructor(readonly response: IncomingMessage) {
    this.status = response.statusCode;
    this.ended = new Promise((resolve) => response.once("close", resolve));
    response.on("error", () => {});
    const isCompressed = response.headers["content-encoding"] === "gzip";
    const body = isCompressed ? response.pipe(createGunzip()) : response;
    body.setEncoding("utf8").on("error", () => {});
    response.on("data", (part) => {
      this.receivedBytes += Buffer.byteLength(part);
    });
    body.on("data", (part: string) => {
      this.text += part;
      this.#parse();
      this.#wake();
    });
  }

  /**
   * Returns the next event of this name. Throws if the next room event has another name, so none is
   * skipped. `me` has its own order.
   */
  async next<Name extends Exclude<Event, Hint>["event"]>(name: Name): Promise<EventData<Name>> {
    for (;;) {
      const at = this.events.findIndex(({ event }) => (event === "me") === (name === "me"));
      const [event] = at < 0 ? [] : this.events.splice(at, 1);
      if (event && event.event !== name) throw new Error(`${event.event} instead of ${name}`);
      if (event) return event.data as EventData<Name>;
      await this.#arrival();
    }
  }

  /** Returns the first event of this room, whatever the other rooms of the stream have sent before. */
  async first(slug: string): Promise<RoomEvent> {
    for (;;) {
      const at = this.events.findIndex((event) => event.event !== "me" && event.data.room === slug);
      if (at >= 0) return this.events.splice(at, 1)[0] as RoomEvent;
      await this.#arrival();
    }
  }

  /** Waits for the next `groupSessions` event and returns its room. */
  async nextGroupSessions(): Promise<string | null> {
    while (this.groupSessions.length === 0) await this.#arrival();
    return this.groupSessions.shift() ?? null;
  }

  close(): void {
    this.response.destroy();
  }

  /** Resolves when more of the stream has been received. */
  #arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #parse(): void {
    for (;;) {
      const end = this.text.indexOf("\n\n", this.#read);
      if (end < 0) return;
      const [, event, data] =
        this.text.slice(this.#read, end).match(/^event: (.*)\ndata: (.*)$/) ?? [];
      this.#read = end + 2;
      if (!event || !data || event === "heartbeat") continue;
      const received = { event, data: JSON.parse(data) } as Event;
      if (received.event === "groupSessions") this.groupSessions.push(received.data.room);
      else this.events.push(received);
    }
  }
}

/** The cookie of a signed-in device. */
async function createCookie(sid: string): Promise<string> {
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  return `next-auth.session-token=${await encode({ token: { sid }, secret })}`;
}
