import type { ClientRequest } from "node:http";
import type { Source } from "@/components/live/stream/stream";
import type { Client } from "./client";
import { openRequest } from "./http";

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 2;

/**
 * An EventSource for Node, with a device's cookies. It leaves reconnecting to `Stream`, which closes
 * a source at its first error.
 */
export class HttpSource implements Source {
  readyState = CONNECTING;
  readonly #listeners = new Map<string, ((event: Event) => void)[]>();
  readonly #request: ClientRequest;
  #unread = "";

  constructor(path: string, { url, cookie, address }: Client) {
    const headers = { accept: "text/event-stream", cookie, "x-forwarded-for": address };
    this.#request = openRequest(url + path, { headers, agent: false });
    this.#request.on("error", () => this.#fail(CONNECTING));
    this.#request.on("response", (res) => {
      if (res.statusCode !== 200) {
        res.resume();
        return this.#fail(CLOSED);
      }
      this.readyState = OPEN;
      this.#dispatch("open");
      res.setEncoding("utf8");
      res.on("data", (text: string) => this.#read(text));
      res.on("error", () => this.#fail(CONNECTING));
      res.on("close", () => this.#fail(CONNECTING));
    });
    this.#request.end();
  }

  addEventListener(event: string, listener: (event: Event) => void): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  close(): void {
    this.readyState = CLOSED;
    this.#listeners.clear();
    this.#request.destroy();
  }

  #read(text: string): void {
    const blocks = (this.#unread + text).split("\n\n");
    this.#unread = blocks.pop() ?? "";
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split("\n")
          .filter((line) => line.startsWith(`${name}: `))
          .map((line) => line.slice(name.length + 2))
          .join("\n");
      const data = field("data");
      if (data) this.#dispatch(field("event") || "message", data);
    }
  }

  #fail(state: number): void {
    if (this.readyState === CLOSED) return;
    this.readyState = state;
    this.#dispatch("error");
  }

  #dispatch(event: string, data?: string): void {
    for (const listener of this.#listeners.get(event) ?? []) {
      listener({ type: event, data } as unknown as Event);
    }
  }
}
