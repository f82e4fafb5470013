import { isDeepStrictEqual } from "node:util";
import { applySeats, applySnapshot } from "@/components/live/room-store";
import { parseRoomState, type RoomState } from "@/components/live/seat";
import type { Connection, Frame } from "@/components/live/stream/frames";
import { Stream } from "@/components/live/stream/stream";
import type { RoomState as WireRoomState } from "@/domain/api/room-state";
import type { Client } from "./client";
import { HttpSource } from "./event-source";

/** A room as one person's browser shows it: the app's own stream, which reconnects by itself. */
export class Screen {
  connection: Connection = "connecting";
  /** Whether a snapshot has arrived since the stream was last lost. */
  isCurrent = false;
  #state: RoomState | undefined;
  readonly #stream: Stream;

  constructor(
    readonly client: Client,
    readonly slug: string,
  ) {
    this.#stream = new Stream(
      {
        onFrame: (frame) => this.#apply(frame),
        onConnection: (connection) => {
          this.connection = connection;
          if (connection !== "live") this.isCurrent = false;
        },
        onRefused: () => {},
        sign: async (stream) => {
          const answer = await client.request("/api/live", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ stream }),
          });
          if (answer.status !== 204) throw new Error(`refused: ${answer.status}`);
        },
      },
      (url) => new HttpSource(url, client),
    );
    this.#stream.watch([slug]);
  }

  /** Whether the screen is connected and shows exactly this state. */
  shows(wire: WireRoomState): boolean {
    const state = parseRoomState(wire);
    return this.isCurrent && isDeepStrictEqual(inOrder(this.#state), inOrder(state));
  }

  /** For a report: the connection, and the members whose seats differ. */
  describeDifference(wire: WireRoomState): string {
    const held = inOrder(this.#state);
    const differing = inOrder(parseRoomState(wire)).filter(
      (seat) =>
        !isDeepStrictEqual(
          seat,
          held.find(({ userId }) => userId === seat.userId),
        ),
    );
    const names = differing.map(({ name, state }) => `${name} (${state})`).join(", ");
    return `the stream is ${this.connection}, and differs in: ${names || "nobody"}`;
  }

  close(): void {
    this.#stream.close();
  }

  #apply(frame: Frame): void {
    if (frame.event === "snapshot") {
      this.#state = applySnapshot(this.#state, frame.data);
      this.isCurrent = true;
    } else if (frame.event === "seats") this.#state = applySeats(this.#state, frame.data);
  }
}

const inOrder = (state: RoomState | undefined) =>
  (state?.seats ?? []).toSorted((a, b) => a.userId.localeCompare(b.userId));
