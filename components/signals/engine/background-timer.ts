/** Text, not a module: a bundled worker loads further files, which its own policy forbids. */
const WORKER = "onmessage = ({ data }) => setTimeout(() => postMessage(data.id), data.ms)";

/**
 * Timers that are on time also in a hidden tab: browsers slow down those of a hidden page to one a
 * minute, but not those of its workers.
 */
export class BackgroundTimer {
  #worker: Worker | null;
  #waiting = new Map<number, () => void>();
  #lastId = 0;

  constructor() {
    this.#worker = startWorker();
    this.#worker?.addEventListener("message", ({ data }) => this.#waiting.get(data)?.());
  }

  /** Calls back after `ms`; returns a function that cancels it. */
  wake(ms: number, onWake: () => void): () => void {
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = () => {
      clearTimeout(timer);
      this.#waiting.delete(id);
    };
    const fire = () => {
      cancel();
      onWake();
    };
    // The page's own timer serves where the worker cannot start.
    const timer = setTimeout(fire, ms);
    this.#waiting.set(id, fire);
    this.#worker?.postMessage({ id, ms });
    return cancel;
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.wake(ms, resolve);
    });
  }

  close(): void {
    this.#worker?.terminate();
  }
}

function startWorker(): Worker | null {
  const url = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
  try {
    return new Worker(url);
  } catch {
    return null;
  }
}
