import type { FocusSession } from "../../live/session";
import { findNextSignalTime, judgeEnd, judgeWarning, type SignalKind } from "../when-to-signal";

/** The clock itself can be corrected meanwhile, so it is read again at least this often. */
const CHECK_MS = 5_000;

interface EndWatchOptions {
  /** Epoch ms of the server's clock. */
  now(): number;
  /** Calls back after `ms`, also in a hidden tab; returns a function that cancels it. */
  wake(ms: number, onWake: () => void): () => void;
  wantsWarning(): boolean;
  /** False while no stream is open: an early end on another device is then not known here. */
  isInformed(): boolean;
  /** Asks the server how a session ended; null if it does not answer within a few seconds. */
  hasCompleted(session: FocusSession): Promise<boolean | null>;
  /** Signals, unless another tab of the browser does. */
  signal(kind: SignalKind, session: FocusSession): void;
}

export const signalKey = (kind: SignalKind, session: FocusSession) => `${session.id} ${kind}`;

/** Follows the user's session in one tab, and signals its planned end. An early end is silent. */
export class EndWatch {
  #session: FocusSession | null = null;
  /** The warning was given or is too late. */
  #isWarned = false;
  /** The server no longer reports the session as running. */
  #isGone = false;
  #isAsking = false;
  #cancel = () => {};

  constructor(private readonly options: EndWatchOptions) {}

  get isWatching(): boolean {
    return this.#session !== null;
  }

  /** The server's newest answer about the user's session. */
  follow(current: FocusSession | null): void {
    const held = this.#session;
    if (current?.status === "running") {
      if (held?.id !== current.id) this.#watch(current);
    } else if (held) {
      const isSame = current?.id === held.id && current.status === "completed";
      if (!isSame && judgeEnd(held, this.options.now()) === "early") this.stop();
      else this.#isGone = true;
    }
    this.check();
  }

  /** Signals what is due, and sleeps until the next time. */
  check(): void {
    this.#cancel();
    const session = this.#session;
    if (!session) return;
    this.#warnIfDue(session);
    const timing = judgeEnd(session, this.options.now());
    if (timing === "tooLate") {
      this.stop();
      return;
    }
    const isExpected = timing === "onTime" && !this.#isGone;
    if (isExpected && this.options.isInformed()) {
      this.#signalEnd(session);
      return;
    }
    if (timing !== "early") void this.#askIfCompleted(session, isExpected);
    const now = this.options.now();
    const left = findNextSignalTime(session, now) - now;
    this.#cancel = this.options.wake(left > 0 ? Math.min(left, CHECK_MS) : CHECK_MS, () =>
      this.check(),
    );
  }

  /** Another tab of the browser found that a signal is due; the clocks of tabs differ a little. */
  called(key: string): void {
    const session = this.#session;
    if (!session) return;
    if (key === signalKey("end", session)) this.#signalEnd(session);
    if (key === signalKey("fiveLeft", session) && !this.#isWarned) this.#warn(session);
  }

  stop(): void {
    this.#cancel();
    this.#session = null;
  }

  #watch(session: FocusSession): void {
    this.#session = session;
    this.#isGone = false;
    this.#isWarned = false;
  }

  #signalEnd(session: FocusSession): void {
    this.stop();
    this.options.signal("end", session);
  }

  #warnIfDue(session: FocusSession): void {
    const timing = judgeWarning(session, this.options.now());
    if (this.#isWarned || timing === "early") return;
    if (timing === "onTime" && this.options.wantsWarning()) this.#warn(session);
    this.#isWarned = true;
  }

  #warn(session: FocusSession): void {
    this.#isWarned = true;
    this.options.signal("fiveLeft", session);
  }

  /**
   * The device slept through the end or is offline, and another device could have ended the session
   * early. One that is awake at the end and gets no answer signals: sessions complete by themselves.
   */
  async #askIfCompleted(session: FocusSession, isExpected: boolean): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const answer = await this.options.hasCompleted(session);
    this.#isAsking = false;
    const hasCompleted = answer ?? (isExpected || null);
    if (this.#session !== session || hasCompleted === null) return;
    if (!hasCompleted || judgeEnd(session, this.options.now()) === "tooLate") this.stop();
    else this.#signalEnd(session);
  }
}
