import { TABS, type TabMessage } from "./tab-message";

/** The browser features that the live client uses; tests pass their own. */
export interface Browser {
  /** Sends to the other tabs of this browser, never to this one. */
  post(message: TabMessage): void;
  listen(onMessage: (message: TabMessage) => void): void;
  /** Runs `held` once this tab holds the lock exclusively, and keeps it until the promise settles. */
  lock(name: string, held: () => Promise<void>): void;
  /** Names of all locks held in any tab; null when the browser does not support locks. */
  heldLocks(): Promise<ReadonlySet<string> | null>;
  /** Reloads the page, because another user is signed in. */
  reload(): void;
  /** Finds which of these rooms the user may no longer see, and whether they are signed in at all. */
  probe(rooms: readonly string[]): Promise<{ gone: string[]; isSignedOut: boolean }>;
}

/** Messages that are sent even where each tab has its own stream. */
const SENT_WITHOUT_LOCKS: ReadonlySet<TabMessage["kind"]> = new Set([
  "account",
  "dismissed",
  "current",
  "suspend",
  "wake",
]);

/**
 * The real browser. Without Web Locks (at an insecure address) every tab has its own stream, but
 * still tells the others who is signed in and what runs.
 */
export function realBrowser(): Browser {
  const locks = navigator.locks as LockManager | undefined;
  const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(TABS) : null;
  return {
    post: (message) => {
      if (locks || SENT_WITHOUT_LOCKS.has(message.kind)) channel?.postMessage(message);
    },
    listen: (onMessage) => channel?.addEventListener("message", ({ data }) => onMessage(data)),
    lock: (name, held) => {
      if (channel && locks) void locks.request(name, held);
      else void held();
    },
    heldLocks: async () => {
      if (!channel || !locks) return null;
      const { held = [] } = await locks.query();
      return new Set(held.flatMap(({ name }) => name ?? []));
    },
    reload: () => location.reload(),
    probe,
  };
}

/** EventSource does not report why it was refused, so each room is requested by an ordinary call. */
async function probe(rooms: readonly string[]) {
  const statuses = await Promise.all(
    rooms.map((slug) =>
      fetchStatus(`room.live?input=${encodeURIComponent(JSON.stringify({ slug }))}`),
    ),
  );
  const ownStatus = await fetchStatus("focusSession.current");
  const gone = rooms.filter((_, index) => statuses[index] === 404);
  return { gone, isSignedOut: ownStatus === 401 };
}

async function fetchStatus(procedure: string): Promise<number> {
  try {
    return (await fetch(`/api/trpc/${procedure}`, { cache: "no-store" })).status;
  } catch {
    return 0;
  }
}
