/** How well a tab can signal. */
export interface TabState {
  /** It has permission to play the chosen sound. */
  canPlay: boolean;
  isVisible: boolean;
}

interface Bid extends TabState {
  tab: string;
}

/** `key` names one signal of one session, e.g. the end of a session. */
export type ClaimMessage = ({ kind: "bid"; key: string } & Bid) | { kind: "done"; key: string };

/** The browser features that the claims use; tests pass their own. */
export interface ClaimsBrowser {
  readonly tab: string;
  /** Sends to the other tabs of this browser, never to this one. */
  post(message: ClaimMessage): void;
  listen(onMessage: (message: ClaimMessage) => void): void;
  /** Must also work on time in a hidden tab. */
  wait(ms: number): Promise<void>;
  readState(): Promise<TabState>;
  /** Records the claim for the whole browser. False if it is already recorded. */
  record(key: string): Promise<boolean>;
}

/** How long a tab waits for the others' bids. */
const BIDS_WITHIN_MS = 400;
/** How long the best tab may take to signal; then the next best tries. */
const TAKE_OVER_AFTER_MS = 1_500;

/**
 * Decides which tab of the browser signals, exactly one for each key. All tabs bid at once. A tab
 * that can play wins over one that cannot, then a visible one over a hidden one, then the lower id.
 * The winner records the claim before it signals, so that a later tab finds the record. If the
 * winner does not record it in time, because it was closed or frozen, the next best does.
 */
export class Claims {
  #bids = new Map<string, Map<string, Bid>>();
  #contended = new Set<string>();
  #done = new Set<string>();

  /** @param onCalled another tab bids for this key, so this one should too, whatever its clock says */
  constructor(
    private readonly browser: ClaimsBrowser,
    private readonly onCalled: (key: string) => void,
  ) {
    browser.listen((message) => this.#receive(message));
  }

  /** Returns what the winner needs to signal; null if another tab does, or did. */
  async contend(key: string): Promise<{ canPlay: boolean; isAnyVisible: boolean } | null> {
    if (this.#contended.has(key) || this.#done.has(key)) return null;
    this.#contended.add(key);
    const own: Bid = { tab: this.browser.tab, ...(await this.browser.readState()) };
    const bids = this.#bidsFor(key).set(own.tab, own);
    this.browser.post({ kind: "bid", key, ...own });
    await this.browser.wait(BIDS_WITHIN_MS);
    const isAnyVisible = [...bids.values()].some(({ isVisible }) => isVisible);
    while (!this.#done.has(key)) {
      const best = [...bids.values()].reduce((a, b) => (isBetter(b, a) ? b : a), own);
      if (best === own) {
        const isMine = await this.browser.record(key);
        this.#finish(key);
        if (!isMine) return null;
        this.browser.post({ kind: "done", key });
        return { canPlay: own.canPlay, isAnyVisible };
      }
      await this.browser.wait(TAKE_OVER_AFTER_MS);
      bids.delete(best.tab);
    }
    return null;
  }

  #receive(message: ClaimMessage): void {
    const { key } = message;
    if (message.kind === "done") this.#finish(key);
    if (message.kind !== "bid" || this.#done.has(key)) return;
    const { tab, canPlay, isVisible } = message;
    this.#bidsFor(key).set(tab, { tab, canPlay, isVisible });
    if (!this.#contended.has(key)) this.onCalled(key);
  }

  #bidsFor(key: string): Map<string, Bid> {
    const bids = this.#bids.get(key) ?? new Map<string, Bid>();
    this.#bids.set(key, bids);
    return bids;
  }

  #finish(key: string): void {
    this.#done.add(key);
    this.#bids.delete(key);
  }
}

function isBetter(a: Bid, b: Bid): boolean {
  if (a.canPlay !== b.canPlay) return a.canPlay;
  if (a.isVisible !== b.isVisible) return a.isVisible;
  return a.tab < b.tab;
}
