import { isUnavailable } from "../pg-errors";
import { Breaker } from "./breaker";
import type { Statement } from "./given-now";
import type { Position, Verdict } from "./position";

/**
 * Why the primary answered a read: the replica did not work (`unreachable`), was never tried
 * (`starting`), had no free connection in time (`busy`), ended the statement (`cancelled`), failed in
 * another way (`failed`), or the primary could not tell its position (`no_position`).
 */
export type PrimaryReason =
  | Exclude<Verdict, "current">
  | "starting"
  | "unreachable"
  | "busy"
  | "cancelled"
  | "failed"
  | "no_position";

/** The replica cannot answer. `cause` is the driver's error, if there is one. */
export class ReplicaUnusable extends Error {
  constructor(
    readonly reason: PrimaryReason,
    cause?: unknown,
  ) {
    super(`the replica cannot answer: ${reason}`, { cause });
    this.name = "ReplicaUnusable";
  }
}

/** Runs a statement on a connection of one server or another. */
export type Send<Connection, Result> = (
  connection: Connection,
  statement: Statement,
) => Promise<Result>;

/** The primary, as far as reads of the history need it. */
export interface PrimarySide<Connection> {
  readPosition(): Promise<Position>;
  run<Result>(statement: Statement, send: Send<Connection, Result>): Promise<Result>;
}

/** The replica. Both methods throw `ReplicaUnusable` unless it has everything up to the position. */
export interface ReplicaSide<Connection> {
  try(position: Position): Promise<void>;
  run<Result>(
    position: Position,
    statement: Statement,
    send: Send<Connection, Result>,
  ): Promise<Result>;
}

/** Receives what happens, for the metrics and the log. */
export interface ReplicaObserver {
  /** A read was answered by the replica (null) or, for this reason, by the primary. */
  onRead(reason: PrimaryReason | null): void;
  /** The replica is used from now on (null), or not used for this reason. */
  onChange(reason: PrimaryReason | null, cause?: unknown): void;
}

/** A miss is about one read. Every other reason concerns the whole replica. */
const MISSES: readonly PrimaryReason[] = ["behind", "cancelled", "busy"];

/**
 * Reads of the history. Each asks the primary for its position and the replica for the rows; the
 * replica may answer once it has applied everything up to that position. So it never shows less than
 * the primary would have at the time of the call. In every other case the primary answers.
 */
export class HistoryReads<Connection> {
  /** Why the replica is not used; null while it is. */
  #reason: PrimaryReason | null = "starting";
  readonly #breaker: Breaker;

  constructor(
    private readonly primary: PrimarySide<Connection>,
    private readonly replica: ReplicaSide<Connection>,
    private readonly observer: ReplicaObserver,
    now?: () => number,
  ) {
    this.#breaker = new Breaker(now);
  }

  /** Finds out whether the replica works, unless it is in use or was tried a moment ago. */
  async tryReplica(): Promise<void> {
    if (!this.#breaker.beginTrial()) return;
    try {
      await this.replica.try(await this.primary.readPosition());
      this.#breaker.endTrial(true);
      this.#reason = null;
      this.observer.onChange(null);
    } catch (error) {
      this.#breaker.endTrial(false);
      // A primary that is away says nothing about the replica.
      if (error instanceof ReplicaUnusable || !isUnavailable(error)) {
        this.#report(...findReason(error));
      }
    }
  }

  /** Runs a statement that only reads. */
  async run<Result>(statement: Statement, send: Send<Connection, Result>): Promise<Result> {
    if (this.#breaker.isOpen) {
      void this.tryReplica();
      return this.#runOnPrimary(this.#reason ?? "starting", statement, send);
    }
    const position = await this.#readPosition();
    if (!position) return this.#runOnPrimary("no_position", statement, send);
    try {
      const result = await this.replica.run(position, statement, send);
      this.#breaker.hit();
      this.observer.onRead(null);
      return result;
    } catch (error) {
      const [reason, cause] = findReason(error);
      this.#count(reason, cause);
      return this.#runOnPrimary(reason, statement, send);
    }
  }

  /**
   * Returns null when the primary answers, but cannot tell its position. Throws when it is away: the
   * read itself would only wait as long again.
   */
  async #readPosition(): Promise<Position | null> {
    try {
      return await this.primary.readPosition();
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.#count("no_position", error);
      return null;
    }
  }

  #runOnPrimary<Result>(
    reason: PrimaryReason,
    statement: Statement,
    send: Send<Connection, Result>,
  ): Promise<Result> {
    this.observer.onRead(reason);
    return this.primary.run(statement, send);
  }

  /** A statement that fails by itself, as by an invalid value, says nothing about the replica. */
  #count(reason: PrimaryReason, cause: unknown): void {
    if (reason === "failed") return;
    if (MISSES.includes(reason)) this.#breaker.miss();
    else this.#breaker.trip();
    if (this.#breaker.isOpen) this.#report(reason, cause);
  }

  #report(reason: PrimaryReason, cause: unknown): void {
    const isNew = this.#reason === null || this.#reason === "starting";
    this.#reason = reason;
    if (isNew) this.observer.onChange(reason, cause);
  }
}

const findReason = (error: unknown): [PrimaryReason, unknown] =>
  error instanceof ReplicaUnusable ? [error.reason, error.cause] : ["no_position", error];
