const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** How a connection is opened, checked and ended. */
export interface ConnectionSteps<Connection> {
  /**
   * Connects and subscribes; rejects within some seconds if that fails. Calls `onLost` when the
   * connection ends later.
   */
  open(onLost: () => void): Promise<Connection>;
  /** Rejects when the connection does not answer within some seconds. */
  beat(connection: Connection): Promise<unknown>;
  /** Ends the connection at once: a silent server would not answer a regular end. */
  destroy(connection: Connection): void;
}

interface Options {
  heartbeatMs: number;
  onLost?(): void;
  /** The connection is back: what was sent meanwhile is lost. */
  onReconnect(): void;
}

/** A connection that is replaced when it is lost, or does not answer a heartbeat. */
export class KeptConnection<Connection> {
  #current: { connection: Connection } | null = null;
  #timer: NodeJS.Timeout | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #isClosed = false;

  constructor(
    private readonly steps: ConnectionSteps<Connection>,
    private readonly options: Options,
  ) {}

  /** Null while the connection is lost. */
  get connection(): Connection | null {
    return this.#current?.connection ?? null;
  }

  /** Opens the connection. Throws when that fails; call it once, or `connectLater`. */
  async connect(): Promise<void> {
    let isLost = false;
    let opened: { connection: Connection } | null = null;
    const connection = await this.steps.open(() => {
      isLost = true;
      if (opened) this.#lose(opened);
    });
    if (isLost || this.#isClosed) {
      this.steps.destroy(connection);
      if (this.#isClosed) return;
      throw new Error("the connection was lost at once");
    }
    opened = { connection };
    this.#current = opened;
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#beatLater(opened);
  }

  /** Goes on trying until the connection is open. */
  connectLater(): void {
    this.#schedule(this.#pauseMs, () => {
      this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
      this.connect().then(
        () => this.#isClosed || this.options.onReconnect(),
        () => this.connectLater(),
      );
    });
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    if (this.#current) this.steps.destroy(this.#current.connection);
    this.#current = null;
  }

  #beatLater(opened: { connection: Connection }): void {
    this.#schedule(this.options.heartbeatMs, () => {
      this.steps.beat(opened.connection).then(
        () => this.#current === opened && this.#beatLater(opened),
        () => this.#lose(opened),
      );
    });
  }

  #lose(opened: { connection: Connection }): void {
    if (this.#current !== opened) return;
    this.#current = null;
    this.steps.destroy(opened.connection);
    this.options.onLost?.();
    this.connectLater();
  }

  #schedule(ms: number, task: () => void): void {
    clearTimeout(this.#timer);
    if (!this.#isClosed) this.#timer = setTimeout(task, ms).unref();
  }
}
