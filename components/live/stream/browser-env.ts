import type { ChannelElection } from "./channel-election";
import { TABS, type TabMessage } from "./tab-message";

/** The browser features that the live client uses; tests pass their own. */
export interface Browser {
  /** Sends to the other tabs of this browser, never to this one. */
  post(message: TabMessage): void;
  listen(onMessage: (message: TabMessage) => void): void;
  /**
   * Makes one tab of the browser lead. Calls `lead` once it is this one, and the function that it
   * returns if another tab takes over.
   */
  elect(tab: string, lead: () => () => void): void;
  /** Ids of the open tabs; null when they are not known. */
  listTabs(): Promise<ReadonlySet<string> | null>;
  /** Reloads the page, because another user is signed in. */
  reload(): void;
  /** Finds which of these rooms the user may no longer see, and whether they are signed in at all. */
  probe(rooms: readonly string[]): Promise<{ gone: string[]; isSignedOut: boolean }>;
  /** Tells the server that a stream is still received. Rejects when it does not arrive. */
  sign(streamId: string): Promise<void>;
}

/** The lock that an open tab holds; the browser releases it however the tab closes. */
const TAB_LOCK = "stint-live-tab-";

const forever = () => new Promise<void>(() => undefined);

/** The real browser. Web Locks are missing at an http address other than localhost. */
export function realBrowser(): Browser {
  const locks = navigator.locks as LockManager | undefined;
  const channel = openChannel(TABS);
  let election: ChannelElection | null = null;

  function electByLocks(own: LockManager, tab: string, lead: () => () => void) {
    void own.request(TAB_LOCK + tab, forever).catch(() => undefined);
    return own.request(TABS, () => {
      lead();
      return forever();
    });
  }

  async function electByMessages(tab: string, lead: () => () => void) {
    const { openElection } = await import("./channel-election");
    election = openElection(`${TABS}-leader`, tab, lead);
  }

  return {
    post: (message) => channel?.postMessage(message),
    listen: (onMessage) => channel?.addEventListener("message", ({ data }) => onMessage(data)),
    elect: (tab, lead) => {
      // A tab that cannot agree with the others has its own stream.
      if (!channel) lead();
      else if (locks) electByLocks(locks, tab, lead).catch(lead);
      else electByMessages(tab, lead).catch(lead);
    },
    listTabs: async () => {
      if (election) return election.listTabs();
      if (!channel || !locks) return null;
      const state = await locks.query().catch(() => null);
      const names = state?.held?.flatMap(({ name }) => (name?.startsWith(TAB_LOCK) ? name : []));
      return names ? new Set(names.map((name) => name.slice(TAB_LOCK.length))) : null;
    },
    reload: () => location.reload(),
    probe,
    sign,
  };
}

/** Null where it is missing or blocked together with the storage. */
function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}

async function sign(stream: string): Promise<void> {
  const response = await fetch("/api/live", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ stream }),
  });
  if (!response.ok) throw new Error(`The sign of life was refused with ${response.status}.`);
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
