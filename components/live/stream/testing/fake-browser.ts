import { vi } from "vitest";
import { LiveState } from "../../live-state";
import { ServerClock } from "../../server-clock";
import type { Browser } from "../browser-env";
import { LiveTab } from "../live-tab";
import type { Source } from "../stream";
import { TABS, type TabMessage } from "../tab-message";

interface Waiting {
  tab: string;
  held: () => Promise<void>;
}

/** A browser with tabs, locks, a channel and a server to stream from, all in memory. */
export class FakeBrowser {
  readonly reloaded: string[] = [];
  attempts = 0;
  isDown = false;
  /** The network drops everything without an error. */
  isSilent = false;
  #isSignedOut = false;
  #closed = new Set<string>();
  #listeners = new Map<string, (message: TabMessage) => void>();
  #locks = new Map<string, Waiting[]>();
  #sources = new Map<FakeSource, string>();
  #opening = "";

  openTab(id: string): LiveTab {
    const state = new LiveState(new ServerClock(() => performance.now()));
    return new LiveTab(id, this.#forTab(id), state, this.#openSource);
  }

  #forTab(tab: string): Browser {
    return {
      post: (message) => this.#post(tab, message),
      listen: (onMessage) => void this.#listeners.set(tab, onMessage),
      lock: (name, held) => this.#request(name, { tab, held }),
      heldLocks: async () => new Set(this.#locks.keys()),
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
    const leader = this.#locks.get(TABS)?.[0]?.tab ?? this.#opening;
    this.#sources.set(source, leader);
    queueMicrotask(() => this.#answer(source));
    return source;
  };

  openStreams(): string[] {
    return [...this.#sources.keys()].filter((s) => s.readyState === 1).map((s) => s.url);
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
    for (const [name, queue] of this.#locks) this.#leaveQueue(name, queue, tab);
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

  #request(name: string, waiting: Waiting): void {
    const queue = this.#locks.get(name) ?? [];
    this.#locks.set(name, [...queue, waiting]);
    if (queue.length === 0) this.#grant(waiting);
  }

  #grant({ tab, held }: Waiting): void {
    this.#opening = tab;
    void held();
  }

  #leaveQueue(name: string, queue: Waiting[], tab: string): void {
    const rest = queue.filter((waiting) => waiting.tab !== tab);
    if (rest.length === 0) this.#locks.delete(name);
    else this.#locks.set(name, rest);
    const [next] = rest;
    if (next && queue[0]?.tab === tab) this.#grant(next);
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
