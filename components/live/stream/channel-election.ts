/** How long a leader may take to answer, and a random addition so that not all tabs claim at once. */
const ANSWER_MS = 500;
const JITTER_MS = 250;
/** A leader that was not heard for this long is asked whether it is still there. */
const CHECK_MS = 10_000;

/** A message between the tabs about who leads. A leader with a higher term wins, then a lower id. */
export type ElectionMessage =
  | { kind: "ask" }
  | { kind: "lead"; tab: string; term: number }
  | { kind: "resign" }
  | { kind: "roll" }
  | { kind: "here"; tab: string };

/** The part of BroadcastChannel that is used: messages go to the other tabs only. */
export interface ElectionChannel {
  postMessage(message: ElectionMessage): void;
  addEventListener(type: "message", listener: (event: { data: ElectionMessage }) => void): void;
}

/** Takes part in the election of the browser's tabs for as long as the page is open. */
export function openElection(name: string, tab: string, lead: () => () => void): ChannelElection {
  const election = new ChannelElection(tab, new BroadcastChannel(name), lead);
  addEventListener("pagehide", () => election.leave());
  addEventListener("pageshow", ({ persisted }) => persisted && election.comeBack());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") election.check();
  });
  return election;
}

/**
 * Elects one leading tab where Web Locks are missing: at an http address other than localhost. Tabs
 * ask and answer, and no lease expires, because background tabs are too slow to renew one. Two
 * leaders are possible for a moment, as when a frozen tab comes back; the weaker one then stops.
 */
export class ChannelElection {
  #term = 0;
  #heardAt = 0;
  #stop: (() => void) | null = null;
  #isAway = false;
  #claim: ReturnType<typeof setTimeout> | undefined;
  #present = new Set<string>();

  /** @param lead called when this tab becomes the leader; returns what to do when it stops leading */
  constructor(
    private readonly tab: string,
    private readonly channel: ElectionChannel,
    private readonly lead: () => () => void,
  ) {
    channel.addEventListener("message", ({ data }) => this.#receive(data));
    setInterval(() => {
      if (Date.now() - this.#heardAt >= CHECK_MS) this.check();
    }, CHECK_MS);
    this.check();
  }

  /** Asks for the leader, and leads if there is none. */
  check(): void {
    if (this.#stop || this.#isAway) return;
    this.#claimIn(ANSWER_MS);
    this.channel.postMessage({ kind: "ask" });
  }

  /** The page is hidden for good, or until `comeBack`: another tab leads at once. */
  leave(): void {
    this.#isAway = true;
    clearTimeout(this.#claim);
    if (!this.#stop) return;
    this.#stepDown();
    this.channel.postMessage({ kind: "resign" });
  }

  comeBack(): void {
    this.#isAway = false;
    this.check();
  }

  /** Ids of the tabs that answer. */
  async listTabs(): Promise<ReadonlySet<string>> {
    this.#present = new Set([this.tab]);
    this.channel.postMessage({ kind: "roll" });
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    return this.#present;
  }

  #receive(message: ElectionMessage): void {
    if (message.kind === "here") this.#present.add(message.tab);
    if (this.#isAway) return;
    if (message.kind === "ask" && this.#stop) this.#announce();
    if (message.kind === "lead") this.#hearLeader(message);
    if (message.kind === "resign") this.#claimIn(0);
    if (message.kind === "roll") this.channel.postMessage({ kind: "here", tab: this.tab });
  }

  #hearLeader({ tab, term }: { tab: string; term: number }): void {
    const isStronger = term > this.#term || (term === this.#term && tab < this.tab);
    if (this.#stop && !isStronger) {
      this.#announce();
      return;
    }
    this.#stepDown();
    this.#term = Math.max(term, this.#term);
    this.#heardAt = Date.now();
    clearTimeout(this.#claim);
  }

  #claimIn(ms: number): void {
    clearTimeout(this.#claim);
    this.#claim = setTimeout(() => this.#takeOver(), ms + JITTER_MS * Math.random());
  }

  #takeOver(): void {
    if (this.#stop) return;
    // The time, because a new tab does not know the term of a frozen leader that does not answer.
    this.#term = Math.max(this.#term + 1, Date.now());
    this.#announce();
    this.#stop = this.lead();
  }

  #stepDown(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #announce(): void {
    this.channel.postMessage({ kind: "lead", tab: this.tab, term: this.#term });
  }
}
