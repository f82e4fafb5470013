/**
 * An independent model of the rules of group sessions in PRODUCT.md for tests: one occurrence of 25
 * minutes at second 0, people and their sessions in seconds, no database, no code shared with the app.
 */
export interface ModelSession {
  startedAt: number;
  plannedEnd: number;
  brokenAt: number | null;
  isWithGroup: boolean;
}

export type ModelOutcome = "present" | "late" | "absent" | "busy" | "missed";

export const GROUP_END = 25 * 60;
const MISSED_AFTER = 120;
const LEAST_REMAINING = 5 * 60;
const PUNCTUAL = 5;

export class ModelPerson {
  readonly sessions: ModelSession[] = [];
  hasJoined = false;
  outcome: ModelOutcome | null = null;
  /** When the stream was last seen: Infinity while it is open, null without one. */
  seenAt: number | null = null;

  findRunning(now: number): ModelSession | null {
    return this.sessions.find((one) => one.brokenAt === null && one.plannedEnd > now) ?? null;
  }

  /** Whether a session ran then that is recorded already. It happens after the clock went back. */
  #isTaken(startedAt: number, plannedEnd: number): boolean {
    return this.sessions.some((one) => {
      const end = one.brokenAt ?? one.plannedEnd;
      return end > one.startedAt && startedAt < end && one.startedAt < plannedEnd;
    });
  }

  /** Starts a session unless one runs or ran then. Returns whether it started. */
  start(startedAt: number, plannedEnd: number, { isWithGroup = false } = {}): boolean {
    if (this.findRunning(startedAt) || this.#isTaken(startedAt, plannedEnd)) return false;
    this.sessions.push({ startedAt, plannedEnd, brokenAt: null, isWithGroup });
    return true;
  }

  break(now: number): void {
    const running = this.findRunning(now);
    if (running) running.brokenAt = Math.max(now, running.startedAt);
  }

  /** Joins before it begins, or starts as a latecomer. Returns whether this is allowed. */
  join(now: number, hasBegun: boolean): boolean {
    if (!hasBegun && now < 0) {
      this.hasJoined = true;
      return true;
    }
    const running = this.findRunning(now);
    if (running?.isWithGroup) return true;
    if (running || GROUP_END - now < LEAST_REMAINING) return false;
    if (!this.start(now, GROUP_END, { isWithGroup: true })) return false;
    this.hasJoined = true;
    if (this.outcome !== "present") this.outcome = "late";
    return true;
  }

  /** Takes the join back. Returns whether this is allowed. */
  leave(now: number, hasBegun: boolean): boolean {
    if (!this.hasJoined) return true;
    if (hasBegun || now >= 0) return false;
    this.hasJoined = false;
    return true;
  }

  /** Starts this person with the group, or records why not. Returns whether something was recorded. */
  settle(now: number, { isReconnectOver }: { isReconnectOver: boolean }): boolean {
    if (!this.hasJoined || this.outcome !== null || now < 0) return false;
    if (now > MISSED_AFTER) this.outcome = "missed";
    else if (this.findRunning(now)) this.outcome = "busy";
    else if (this.#wasPresent()) {
      const isPunctual = now <= PUNCTUAL && this.#freeSince() <= 0;
      if (this.start(isPunctual ? 0 : now, GROUP_END, { isWithGroup: true })) {
        this.outcome = "present";
      }
    } else if (isReconnectOver) this.outcome = "absent";
    return this.outcome !== null;
  }

  /** The stream is open, or was at the instant. */
  readonly #wasPresent = () => this.seenAt !== null && this.seenAt > -60;

  #freeSince(): number {
    const latest = this.sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0];
    return latest ? (latest.brokenAt ?? latest.plannedEnd) : Number.NEGATIVE_INFINITY;
  }
}
