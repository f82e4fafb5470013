import type { LiveState } from "../live-state";
import type { CurrentSession } from "../session";
import type { Browser } from "./browser-env";
import { Leader } from "./leader";
import type { TabMessage } from "./tab-message";

/**
 * This tab's side of the stream. One tab of the browser leads and holds the stream; another takes over
 * when it closes. Components request data and are notified of changes.
 */
export class LiveTab {
  #leader: Leader | null = null;
  #rooms = new Map<string, number>();
  #watchers = 0;
  #isAnnounced = false;
  /** The account changed, and a new page is about to replace this one. */
  isPageReplaced = false;

  constructor(
    readonly id: string,
    private readonly browser: Browser,
    readonly state: LiveState,
    private readonly openSource?: ConstructorParameters<typeof Leader>[2],
  ) {
    browser.listen((message) => this.#receive(message));
    browser.elect(id, () => this.#lead());
  }

  /** Requests a room's seats, or with null only the user's own session; returns the release. */
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

  /** Shows the answer of a mutation in every tab before the stream sends it. */
  setCurrent(current: CurrentSession): void {
    this.state.setCurrent(current);
    this.browser.post({ kind: "current", current });
  }

  /** Hides a dismissed ended session in the other tabs. */
  dismissEnded(sessionId: string): void {
    this.browser.post({ kind: "dismissed", sessionId });
  }

  /** The tab became visible: retries at once, and its rooms take priority over those of hidden tabs. */
  nudge(): void {
    this.announce();
    if (this.#leader) this.#leader.nudge();
    else this.browser.post({ kind: "nudge" });
  }

  /** The device slept or the network came back: a stream that looks open may be dead. */
  wake(): void {
    if (this.#leader) this.#leader.restart();
    else this.browser.post({ kind: "wake" });
  }

  /** The user signed in or out here. The other tabs follow, with a full reload if `reload` is set. */
  accountChanged(others: { reload: boolean }): void {
    this.browser.post({ kind: "account", ...others });
    this.#reset(others);
  }

  /** The server answered a call with "signed out", which is true for every tab of the browser. */
  signedOut(): void {
    this.#leader?.suspend();
    this.state.revoke([], true);
    this.browser.post({ kind: "gone", rooms: [], isSignedOut: true });
  }

  /** Ends the stream before the user signs out, so that the server does not have to refuse it. */
  suspend(): void {
    this.browser.post({ kind: "suspend" });
    this.#leader?.suspend();
  }

  /** The page is hidden for good, or until it comes back from the browser's cache. */
  leave(): void {
    this.#request(null);
  }

  announce(): void {
    this.#request(this.#watchers > 0 ? [...this.#rooms.keys()].sort() : null);
  }

  /** Returns a function that ends the stream, because another tab leads. */
  #lead(): () => void {
    const leader = new Leader(this.browser, this.state, this.openSource);
    this.#leader = leader;
    this.announce();
    this.browser.post({ kind: "who" });
    return () => {
      this.#leader = null;
      leader.close();
      this.announce();
    };
  }

  #receive(message: TabMessage): void {
    if (message.kind === "want") {
      this.state.advanceClock(message.serverNow);
      this.#leader?.want(message.tab, message.rooms);
    }
    if (message.kind === "nudge") this.#leader?.nudge();
    if (message.kind === "wake") this.#leader?.restart();
    if (message.kind === "suspend") this.#leader?.suspend();
    if (message.kind === "who") this.announce();
    if (message.kind === "frame") this.state.apply(message.frame);
    if (message.kind === "state") this.state.adopt(message);
    if (message.kind === "current") this.state.setCurrent(message.current);
    if (message.kind === "dismissed") this.state.dismissEnded(message.sessionId);
    if (message.kind === "gone") this.state.revoke(message.rooms, message.isSignedOut);
    if (message.kind === "account") this.#accountChangedElsewhere(message);
  }

  #accountChangedElsewhere({ reload }: { reload: boolean }): void {
    this.#reset({ reload });
    if (reload) this.browser.reload();
    else this.state.revoke([], false);
  }

  /** With a reload, the new pages request the stream themselves. */
  #reset({ reload }: { reload: boolean }): void {
    this.isPageReplaced ||= reload;
    this.state.forget();
    if (reload) this.#leader?.close();
    else this.#leader?.reset();
  }

  #release(room: string): void {
    const count = (this.#rooms.get(room) ?? 1) - 1;
    if (count > 0) this.#rooms.set(room, count);
    else this.#rooms.delete(room);
  }

  /** Components that mount together are announced in one message. */
  #announceSoon(): void {
    if (this.#isAnnounced) return;
    this.#isAnnounced = true;
    queueMicrotask(() => {
      this.#isAnnounced = false;
      this.announce();
    });
  }

  #request(rooms: readonly string[] | null): void {
    if (this.#leader) this.#leader.want(this.id, rooms);
    else {
      const { serverNow } = this.state;
      this.browser.post({ kind: "want", tab: this.id, rooms, serverNow });
    }
  }
}
