import { type ClaimMessage, Claims, type ClaimsBrowser, type TabState } from "../claims";

interface FakeTab {
  claims: Claims;
  state: TabState;
  /** A frozen tab receives nothing and its timers stand still until it thaws. */
  isFrozen: boolean;
  /** The signals that this tab won. */
  won: { key: string; canPlay: boolean; isAnyVisible: boolean }[];
  contend(key: string): Promise<void>;
}

interface FakeTabsOptions {
  /** The browser blocks its storage: nothing is recorded. */
  isStorageBlocked?: boolean;
}

/** The tabs of one browser, with their channel and the record that they share. */
export class FakeTabs {
  readonly tabs = new Map<string, FakeTab>();
  #listeners = new Map<string, (message: ClaimMessage) => void>();
  #recorded = new Set<string>();
  #thawing = new Map<string, (() => void)[]>();

  constructor(private readonly options: FakeTabsOptions = {}) {}

  open(id: string, state: Partial<TabState> = {}): FakeTab {
    const tab: FakeTab = {
      state: { canPlay: false, isVisible: false, ...state },
      isFrozen: false,
      won: [],
      claims: new Claims(this.#browserOf(id), (key) => void tab.contend(key)),
      contend: async (key) => {
        const won = await tab.claims.contend(key);
        if (won) tab.won.push({ key, ...won });
      },
    };
    this.tabs.set(id, tab);
    return tab;
  }

  /** Every tab finds at the same moment that a signal is due. */
  async contendAll(key: string): Promise<void> {
    for (const tab of this.tabs.values()) if (!tab.isFrozen) void tab.contend(key);
  }

  /** The tab is closed or crashes: nothing in it runs any more. */
  kill(id: string): void {
    const tab = this.#find(id);
    tab.isFrozen = true;
    this.tabs.delete(id);
    this.#listeners.delete(id);
  }

  freeze(id: string): void {
    this.#find(id).isFrozen = true;
  }

  /** Messages and timers that were held back arrive in their order. */
  thaw(id: string): void {
    this.#find(id).isFrozen = false;
    for (const run of this.#thawing.get(id) ?? []) run();
    this.#thawing.delete(id);
  }

  /** Ids of the tabs that signalled, once for each time. */
  signalled(key: string): string[] {
    return [...this.tabs].flatMap(([id, { won }]) =>
      won.filter((it) => it.key === key).map(() => id),
    );
  }

  #find(id: string): FakeTab {
    const tab = this.tabs.get(id);
    if (!tab) throw new Error(`There is no tab ${id}.`);
    return tab;
  }

  #browserOf(id: string): ClaimsBrowser {
    const whenAwake = (tab: FakeTab | undefined, run: () => void) => {
      if (!tab?.isFrozen) run();
      else this.#thawing.set(id, [...(this.#thawing.get(id) ?? []), run]);
    };
    return {
      tab: id,
      post: (message) => {
        for (const [other, listener] of this.#listeners) {
          const tab = this.tabs.get(other);
          if (other === id || !tab) continue;
          if (!tab.isFrozen) listener(message);
          else {
            const held = this.#thawing.get(other) ?? [];
            this.#thawing.set(other, [...held, () => listener(message)]);
          }
        }
      },
      listen: (onMessage) => void this.#listeners.set(id, onMessage),
      wait: (ms) => {
        const tab = this.tabs.get(id);
        return new Promise((resolve) => {
          setTimeout(() => whenAwake(tab, resolve), ms);
        });
      },
      readState: async () => ({ ...this.#find(id).state }),
      record: async (key) => {
        if (this.options.isStorageBlocked) return true;
        if (this.#recorded.has(key)) return false;
        this.#recorded.add(key);
        return true;
      },
    };
  }
}
