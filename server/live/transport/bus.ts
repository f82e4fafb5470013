import type { Notice } from "../announce";

export interface BusListener {
  onNotice(notice: Notice): void;
  /** Notices may have been lost: compare everything. */
  onReconnect(): void;
}

/** Carries notices to every process. It may lose one: versions heal that. */
export interface Bus {
  publish(notice: Notice): void;
  /** Returns a function that unsubscribes. */
  subscribe(listener: BusListener): () => void;
  close(): Promise<void>;
}

/** The bus of a single process, as on the embedded database. */
export function localBus(): Bus {
  const listeners = new Set<BusListener>();
  return {
    publish: (notice) => {
      for (const listener of listeners) listener.onNotice(notice);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => listeners.clear(),
  };
}
