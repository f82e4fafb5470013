import type { Current } from "@/domain/api/wire";
import type { LiveState } from "../live-state";
import type { Browser } from "./browser-env";
import { Leader, lockOfTab } from "./leader";
import type { TabMessage } from "./tab-message";

const LEADER_LOCK = "stint-live";
const forever = () => new Promise<void>(() => undefined);

/**
 * This tab's end of the stream. One tab of the browser leads and holds the stream; the lock passes
 * on by itself when that tab goes. Components say what they want and are told of changes.
 */
export class LiveTab {
  #leader: Leader | null = null;
  #rooms = new Map<string, number>();
  #watchers = 0;
  #isAnnounced = false;

  constructor(
    readonly id: string,
    private readonly browser: Browser,
    readonly state: LiveState,
    private readonly openSource?: ConstructorParameters<typeof Leader>[2],
  ) {
    browser.listen((message) => this.#hear(message));
    browser.lock(lockOfTab(id), forever);
    browser.lock(LEADER_LOCK, () => this.#lead());
  }

  /** Asks for a room's seats (or, with null, only the person's own session) until released. */
  want(room: string | null): () => void {
    this.#watchers += 1;
    if (room !== null) this.#rooms.set(room, (this.#rooms.get(room) ?? 0) + 1);
    this.#announceSoon();
    return () => {
      this.#watchers -= 1;
      if (room !== null) this.#release(room);
      this.#announceSoon();
    };
  }

  /** What a mutation just answered, shown in every tab before the stream says so. */
  setCurrent(current: Current): void {
    this.state.setCurrent(current);
    this.browser.post({ kind: "current", current });
  }

  /** The person is done with an ended session here: the other tabs stop showing it too. */
  dismissEnded(sessionId: string): void {
    this.browser.post({ kind: "aside", sessionId });
  }

  /** The tab became visible: no waiting now, and its rooms come before those of tabs out of sight. */
  nudge(): void {
    this.announce();
    if (this.#leader) this.#leader.nudge();
    else this.browser.post({ kind: "nudge" });
  }

  /** The device slept, or the network came back: what looks open may be dead. */
  wake(): void {
    if (this.#leader) this.#leader.restart();
    else this.browser.post({ kind: "wake" });
  }

  /** Somebody signed in or out here. The other tabs follow, with a full reload if asked. */
  accountChanged(others: { reload: boolean }): void {
    this.browser.post({ kind: "account", ...others });
    this.#startOver(others);
  }

  /** The server answered a call with "signed out": every tab of the browser is. */
  signedOut(): void {
    this.#leader?.suspend();
    this.state.refuse([], true);
    this.browser.post({ kind: "gone", rooms: [], isSignedOut: true });
  }

  /** The person is about to sign out: the stream ends first, so that it need not be refused. */
  suspend(): void {
    this.browser.post({ kind: "suspend" });
    this.#leader?.suspend();
  }

  /** The page goes away (it may come back from the browser's cache). */
  leave(): void {
    this.#say(null);
  }

  announce(): void {
    this.#say(this.#watchers > 0 ? [...this.#rooms.keys()].sort() : null);
  }

  #lead(): Promise<void> {
    this.#leader = new Leader(this.browser, this.state, this.openSource);
    this.announce();
    this.browser.post({ kind: "who" });
    return forever();
  }

  #hear(message: TabMessage): void {
    if (message.kind === "want") this.#leader?.want(message.tab, message.rooms);
    if (message.kind === "nudge") this.#leader?.nudge();
    if (message.kind === "wake") this.#leader?.restart();
    if (message.kind === "suspend") this.#leader?.suspend();
    if (message.kind === "who") this.announce();
    if (message.kind === "frame") this.state.apply(message.frame);
    if (message.kind === "state") this.state.adopt(message);
    if (message.kind === "current") this.state.setCurrent(message.current);
    if (message.kind === "aside") this.state.dismissEnded(message.sessionId);
    if (message.kind === "gone") this.state.refuse(message.rooms, message.isSignedOut);
    if (message.kind === "account") this.#accountChangedElsewhere(message);
  }

  #accountChangedElsewhere({ reload }: { reload: boolean }): void {
    this.#startOver({ reload });
    if (reload) this.browser.reload();
    else this.state.refuse([], false);
  }

  /** Where every page is loaded anew, the new pages ask for the stream they may have. */
  #startOver({ reload }: { reload: boolean }): void {
    this.state.forget();
    if (reload) this.#leader?.close();
    else this.#leader?.reset();
  }

  #release(room: string): void {
    const count = (this.#rooms.get(room) ?? 1) - 1;
    if (count > 0) this.#rooms.set(room, count);
    else this.#rooms.delete(room);
  }

  /** Several components mount in one go: they are said in one breath. */
  #announceSoon(): void {
    if (this.#isAnnounced) return;
    this.#isAnnounced = true;
    queueMicrotask(() => {
      this.#isAnnounced = false;
      this.announce();
    });
  }

  #say(rooms: readonly string[] | null): void {
    if (this.#leader) this.#leader.want(this.id, rooms);
    else this.browser.post({ kind: "want", tab: this.id, rooms });
  }
}
