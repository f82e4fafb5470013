import {
  countPlannedMinutes,
  MAX_MINUTES,
  MIN_MINUTES,
  suggestShorterLength,
} from "@/domain/focus-session/session-length";
import type { Habits } from "./person";
import type { SeededRandom } from "./seeded-random";
import { createSession, type DemoSession, findEnd } from "./session";

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const LATE_HOUR = 21;

/** The settings for generating a few consecutive sessions. */
export interface WorkPeriod {
  isInRoom: boolean;
  timeZone: string;
  /** Hour of the local day; late sessions are completed less often. */
  hour: number;
  /** Replaces `#` in a target. */
  chapter: number;
  /** The length, in minutes, of which they currently complete half. */
  capacity: number;
  /** The first session is completed for certain. */
  isSure: boolean;
}

/** Generates one person's sessions in order. */
export class SessionGenerator {
  readonly sessions: DemoSession[] = [];

  /** @param until all sessions end before it (ms). */
  constructor(
    private readonly habits: Habits,
    private readonly random: SeededRandom,
    private readonly until: number,
  ) {}

  /** The end of the last session in ms. */
  get freeAt(): number {
    const last = this.sessions.at(-1);
    return last ? findEnd(last) : 0;
  }

  /** Adds consecutive sessions from `at` (ms), or from the end of the last session when later. */
  addSessions(at: number, sessions: number, workPeriod: WorkPeriod): void {
    let startsAt = Math.max(at, this.#afterPause(1, 5));
    for (let n = 0; n < sessions; n += 1) {
      const session = this.#focus(startsAt, {
        ...workPeriod,
        isSure: workPeriod.isSure && n === 0,
      });
      if (!session) return;
      if (session.brokenAt) this.#restart(session, workPeriod);
      else if (n + 1 < sessions && this.random.happens(0.5)) this.#rest(workPeriod);
      startsAt = this.#afterPause(1, 12);
    }
  }

  #focus(startsAt: number, workPeriod: WorkPeriod): DemoSession | null {
    const { activities, lengths } = this.habits;
    const minutes = workPeriod.isSure ? 25 : this.random.weighted(lengths);
    const activity = this.random.weighted(activities);
    const session = this.#start(activity, startsAt, minutes, workPeriod);
    if (!workPeriod.isSure && this.random.happens(0.06)) endOnQuarterHour(session);
    const target = this.random.pick(this.habits.targets[activity] ?? []);
    if (this.random.happens(0.7)) {
      session.target = target?.replace("#", String(workPeriod.chapter)) ?? null;
    }
    return this.#finish(session, workPeriod);
  }

  #rest(workPeriod: WorkPeriod): void {
    const minutes = this.random.pick([5, 5, 10]) ?? 5;
    const session = this.#start("Rest", this.#afterPause(0, 1), minutes, workPeriod);
    if (session.plannedEnd.getTime() < this.until) this.sessions.push(session);
  }

  /** Sometimes restarts a broken session, usually with a shorter length. */
  #restart(broken: DemoSession, workPeriod: WorkPeriod): void {
    if (!this.random.happens(this.habits.restartShare)) return;
    const planned = countPlannedMinutes(broken);
    const keptMinutes = Math.floor((findEnd(broken) - broken.startedAt.getTime()) / MINUTE_MS);
    const shorter = this.random.happens(0.7) ? suggestShorterLength(keptMinutes, planned) : null;
    const session = this.#start(
      broken.activity,
      this.#afterPause(1, 5),
      shorter ?? planned,
      workPeriod,
    );
    session.target = broken.target;
    session.restartOf = this.sessions.length - 1;
    this.#finish(session, { ...workPeriod, isSure: false });
  }

  /** Decides how the session ends and adds it; returns null when it would not have ended in time. */
  #finish(session: DemoSession, { capacity, hour, isSure }: WorkPeriod): DemoSession | null {
    const { random, habits } = this;
    const currentCapacity = hour >= LATE_HOUR ? capacity * 0.85 : capacity;
    const probability =
      1 / (1 + Math.exp((countPlannedMinutes(session) - currentCapacity) / habits.spread));
    if (!isSure && !random.happens(probability)) this.#break(session);
    else if (!isSure && random.happens(0.03)) {
      session.driftedAt = new Date(session.plannedEnd.getTime() + random.whole(20, 240) * 1000);
    }
    if ((session.driftedAt ?? session.plannedEnd).getTime() >= this.until) return null;
    const notes = (session.brokenAt ?? session.driftedAt) ? habits.notes.broken : habits.notes.kept;
    if (random.happens(0.18)) session.note = random.pick(notes);
    this.sessions.push(session);
    return session;
  }

  #break(session: DemoSession): void {
    const { random, habits } = this;
    const planned = session.plannedEnd.getTime() - session.startedAt.getTime();
    const usual = (habits.breaksAt + random.between(-5, 5)) * MINUTE_MS;
    const anywhere = planned * random.between(0.15, 0.95);
    const after = random.happens(0.5) ? Math.min(usual, planned * 0.9) : anywhere;
    session.brokenAt = new Date(session.startedAt.getTime() + Math.round(after));
    session.breakReason = random.happens(0.8) ? random.weighted(habits.reasons) : null;
  }

  #start(activity: string, at: number, minutes: number, workPeriod: WorkPeriod): DemoSession {
    const { isInRoom, timeZone } = workPeriod;
    return createSession({ activity, startedAt: new Date(at), isInRoom, timeZone }, minutes);
  }

  /** A time between `least` and `most` minutes after the last session. */
  #afterPause(least: number, most: number): number {
    return Math.round(this.freeAt + this.random.between(least, most) * MINUTE_MS);
  }
}

/** Moves the end to a quarter of an hour, as if the end had been chosen. */
function endOnQuarterHour(session: DemoSession): void {
  const end = Math.ceil(session.plannedEnd.getTime() / QUARTER_MS) * QUARTER_MS;
  const minutes = (end - session.startedAt.getTime()) / MINUTE_MS;
  if (minutes < MIN_MINUTES || minutes > MAX_MINUTES) return;
  session.plannedEnd = new Date(end);
  session.isUntil = true;
}
