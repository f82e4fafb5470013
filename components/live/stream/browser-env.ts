import type { TabMessage } from "./tab-message";

/** What the live client needs of the browser; tests hand in their own. */
export interface Browser {
  /** Sends to the other tabs of this browser, never to this one. */
  post(message: TabMessage): void;
  listen(onMessage: (message: TabMessage) => void): void;
  /** Runs `held` once this tab alone holds the lock; keeps it until the promise settles. */
  lock(name: string, held: () => Promise<void>): void;
  /** Names of all locks held in any tab; null when the browser has no locks. */
  heldLocks(): Promise<ReadonlySet<string> | null>;
  /** Loads the page anew: another person is signed in. */
  reload(): void;
  /** Which of these rooms are closed to this viewer, and whether they are signed in at all. */
  probe(rooms: readonly string[]): Promise<{ gone: string[]; isSignedOut: boolean }>;
}

/** What tabs tell each other even where each has a stream of its own. */
const SAID_BETWEEN_LEADERS: ReadonlySet<TabMessage["kind"]> = new Set([
  "account",
  "aside",
  "current",
  "suspend",
  "wake",
]);

/**
 * The real one. Without Web Locks (an insecure address) every tab leads itself, but still tells the
 * others who is signed in and what runs.
 */
export function realBrowser(): Browser {
  const locks = navigator.locks as LockManager | undefined;
  const channel =
    typeof BroadcastChannel === "function" ? new BroadcastChannel("stint-live") : null;
  return {
    post: (message) => {
      if (locks || SAID_BETWEEN_LEADERS.has(message.kind)) channel?.postMessage(message);
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

/** EventSource never tells why it was refused, so each room is asked for plainly. */
async function probe(rooms: readonly string[]) {
  const statuses = await Promise.all(
    rooms.map((slug) =>
      statusOf(`room.live?input=${encodeURIComponent(JSON.stringify({ slug }))}`),
    ),
  );
  const mine = await statusOf("focusSession.current");
  const gone = rooms.filter((_, index) => statuses[index] === 404);
  return { gone, isSignedOut: mine === 401 };
}

async function statusOf(procedure: string): Promise<number> {
  try {
    return (await fetch(`/api/trpc/${procedure}`, { cache: "no-store" })).status;
  } catch {
    return 0;
  }
}
