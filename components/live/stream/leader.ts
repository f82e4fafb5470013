import { MAX_WATCHED_ROOMS } from "@/domain/room/seat";
import type { LiveState } from "../live-state";
import type { Browser } from "./browser-env";
import type { Connection, Frame } from "./frames";
import { Stream } from "./stream";

const CENSUS_MS = 15_000;
/** Leaving a room page for a moment does not stand the person up. */
const LINGER_MS = 3_000;

/** The lock a living tab holds; the browser lets go of it however the tab dies. */
export const lockOfTab = (tab: string) => `stint-live-tab-${tab}`;

/**
 * The tab that holds the browser's one stream, for all tabs: watches the rooms any of them wants
 * and passes every frame on.
 */
export class Leader {
  /** By tab, the one that spoke last at the end. */
  #wants = new Map<string, readonly string[]>();
  #gone = new Set<string>();
  #linger: ReturnType<typeof setTimeout> | undefined;
  #census: ReturnType<typeof setInterval>;
  readonly #stream: Stream;

  constructor(
    private readonly browser: Browser,
    private readonly state: LiveState,
    open?: ConstructorParameters<typeof Stream>[1],
  ) {
    this.#stream = new Stream(
      {
        onFrame: (frame) => this.#frame(frame),
        onConnection: (connection) => this.#connection(connection),
        onRefused: (rooms) => void this.#refused(rooms),
      },
      open,
    );
    this.#census = setInterval(() => void this.#forgetTheDead(), CENSUS_MS);
  }

  /** A tab says what it wants: rooms, only the person's own session (`[]`), or nothing. */
  want(tab: string, rooms: readonly string[] | null): void {
    for (const room of rooms ?? []) this.#gone.delete(room);
    this.#wants.delete(tab);
    if (rooms !== null) this.#wants.set(tab, rooms);
    this.#tell();
    this.#settle();
  }

  nudge(): void {
    this.#stream.nudge();
    this.#stream.watch(this.#union());
    this.#tell();
  }

  restart(): void {
    this.#stream.restart();
    this.#stream.watch(this.#union());
    this.#tell();
  }

  /** Another person may be signed in now: the old stream ends before a new one is opened. */
  reset(): void {
    this.#gone.clear();
    this.#stream.close();
    this.#stream.watch(this.#union());
  }

  /** Ends the stream until somebody asks for it again. */
  suspend(): void {
    clearTimeout(this.#linger);
    this.#stream.close();
  }

  close(): void {
    clearTimeout(this.#linger);
    clearInterval(this.#census);
    this.#stream.close();
  }

  /** A wider set is watched at once, a narrower one after a while. */
  #settle(): void {
    clearTimeout(this.#linger);
    const wanted = this.#union();
    const watched = this.#stream.rooms;
    const isWider = wanted?.some((room) => !watched?.includes(room)) || (wanted && !watched);
    if (isWider) this.#stream.watch(wanted);
    else this.#linger = setTimeout(() => this.#stream.watch(this.#union()), LINGER_MS);
  }

  /** What all tabs want; of more rooms than a stream takes, those that were asked for last. */
  #union(): string[] | null {
    if (this.#wants.size === 0) return null;
    const latestFirst = [...this.#wants.values()].reverse().flat();
    const rooms = new Set(latestFirst.filter((room) => !this.#gone.has(room)));
    return [...rooms].slice(0, MAX_WATCHED_ROOMS).sort();
  }

  #frame(frame: Frame): void {
    this.state.apply(frame);
    this.browser.post({ kind: "frame", frame });
  }

  #connection(connection: Connection): void {
    this.state.setConnection(connection);
    this.#tell();
  }

  #tell(): void {
    const { rooms, me, connection } = this.state;
    this.browser.post({ kind: "state", rooms: [...rooms.values()], me, connection });
  }

  async #refused(asked: readonly string[]): Promise<void> {
    const { gone, isSignedOut } = await this.browser.probe(asked);
    if (gone.length === 0 && !isSignedOut) return;
    for (const room of gone) this.#gone.add(room);
    if (isSignedOut) this.#stream.close();
    else this.#stream.watch(this.#union());
    this.state.refuse(gone, isSignedOut);
    this.browser.post({ kind: "gone", rooms: gone, isSignedOut });
  }

  async #forgetTheDead(): Promise<void> {
    const held = await this.browser.heldLocks();
    if (!held) return;
    const dead = [...this.#wants.keys()].filter((tab) => !held.has(lockOfTab(tab)));
    for (const tab of dead) this.#wants.delete(tab);
    if (dead.length > 0) this.#settle();
  }
}
