import { vi } from "vitest";
import { LiveState } from "../../live-state";
import { ServerClock } from "../../server-clock";
import type { Browser } from "../browser-env";
import { LiveTab } from "../live-tab";
import type { Source } from "../stream";
import type { TabMessage } from "../tab-message";

interface Waiting {
  tab: string;
  lead: () => () => void;
}

/** A browser with tabs, a channel and a server to stream from, all in memory. */
export class FakeBrowser {
  readonly reloaded: string[] = [];
  attempts = 0;
  isDown = false;
  /** The network drops everything without an error. */
  isSilent = false;
  #isSignedOut = false;
  #closed = new Set<string>();
  #listeners = new Map<string, (message: TabMessage) => void>();
  /** The tabs in the order in which they lead. */
  #queue: Waiting[] = [];
  #openTabs = new Set<string>();
  /** Ids of the streams for which signs of life arrived, in order. */
  readonly signs: string[] = [];
  #sources = new Map<FakeSource, string>();

  openTab(id: string): LiveTab {
    const state = new LiveState(new ServerClock(() => performance.now()));
    return new LiveTab(id, this.#forTab(id), state, this.#openSource);
  }

  #forTab(tab: string): Browser {
    return {
      post: (message) => this.#post(tab, message),
      listen: (onMessage) => void this.#listeners.set(tab, onMessage),
      elect: (_, lead) => this.#elect({ tab, lead }),
      listTabs: async () => new Set(this.#openTabs),
      sign: async (id) => {
        if (this.isSilent) throw new TypeError("Failed to fetch");
        this.signs.push(id);
      },
      reload: () => void this.reloaded.push(tab),
      probe: async (rooms) => ({
        gone: rooms.filter((room) => this.#closed.has(room)),
        isSignedOut: this.#isSignedOut,
      }),
    };
  }

  #openSource = (url: string): Source => {
    this.attempts += 1;
    const source = new FakeSource(url);
    const leader = this.#queue[0]?.tab ?? "";
    this.#sources.set(source, leader);
    queueMicrotask(() => this.#answer(source));
    return source;
  };

  openStreams(): string[] {
    const open = [...this.#sources.keys()].filter((s) => s.readyState === 1);
    return open.map(({ url }) => url.replace(/[?&]stream=[^&]+$/, ""));
  }

  /** The ids of the open streams. */
  streamIds(): string[] {
    const open = [...this.#sources.keys()].filter((s) => s.readyState === 1);
    return open.map(({ url }) => new URL(url, "http://stint").searchParams.get("stream") ?? "");
  }

  /** Sends a heartbeat on every open stream, unless the network is silent. */
  beat(): void {
    if (!this.isSilent) this.send("heartbeat", {});
  }

  send(event: string, data: unknown): void {
    const message = new MessageEvent(event, { data: JSON.stringify(data) });
    for (const source of this.#sources.keys()) {
      if (source.readyState === 1) source.emit(event, message);
    }
  }

  /** Breaks the connection in a way after which the browser would retry by itself. */
  drop(): void {
    for (const source of this.#sources.keys()) if (source.readyState === 1) source.fail(0);
  }

  closeRoom(room: string): void {
    this.#closed.add(room);
    this.drop();
  }

  signOut(): void {
    this.#isSignedOut = true;
    this.drop();
  }

  /** Closes the tab without a message: its locks and its connection go with it. */
  kill(tab: string): void {
    this.#listeners.delete(tab);
    for (const [source, owner] of this.#sources) if (owner === tab) source.close();
    this.#openTabs.delete(tab);
    const [leader] = this.#queue;
    this.#queue = this.#queue.filter((waiting) => waiting.tab !== tab);
    if (leader?.tab === tab) this.#queue[0]?.lead();
  }

  settle(): Promise<unknown> {
    return vi.advanceTimersByTimeAsync(1);
  }

  #answer(source: FakeSource): void {
    if (source.readyState === 2 || this.isSilent) return;
    const isClosed = [...this.#closed].some((room) => source.url.includes(`room=${room}`));
    if (this.isDown) source.fail(0);
    else if (this.#isSignedOut || isClosed) source.fail(2);
    else source.succeed();
  }

  #post(from: string, message: TabMessage): void {
    for (const [tab, onMessage] of this.#listeners) {
      if (tab !== from) onMessage(structuredClone(message));
    }
  }

  #elect(waiting: Waiting): void {
    this.#openTabs.add(waiting.tab);
    this.#queue.push(waiting);
    if (this.#queue.length === 1) waiting.lead();
  }
}

class FakeSource extends EventTarget {
  readyState = 0;

  constructor(readonly url: string) {
    super();
  }

  emit(_name: string, event: Event): void {
    this.dispatchEvent(event);
  }

  succeed(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  fail(readyState: 0 | 2): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }

  close(): void {
    this.readyState = 2;
  }
}
