import {
  countPlannedMinutes,
  MAX_MINUTES,
  MIN_MINUTES,
  suggestShorterLength,
} from "@/domain/focus-session/session-length";
import type { Habits } from "./person";
import type { SeededRandom } from "./seeded-random";
import { endOf, type ToldSession, toldSession } from "./session";

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const LATE_HOUR = 21;

/** What a sitting takes from its day. */
export interface Occasion {
  isInRoom: boolean;
  timeZone: string;
  /** Hour of the local day, for how tired they are. */
  hour: number;
  /** What `#` in a target stands for. */
  chapter: number;
  /** The length, in minutes, of which they keep every other these days. */
  capacity: number;
  /** The first session of a day that must not be lost. */
  isSure: boolean;
}

/** One person's sessions as they come about, one after the other. */
export class Diary {
  readonly sessions: ToldSession[] = [];

  /** @param until no session reaches past it. */
  constructor(
    private readonly habits: Habits,
    private readonly chance: SeededRandom,
    private readonly until: number,
  ) {}

  /** The instant in ms from which on they are free. */
  get freeAt(): number {
    const last = this.sessions.at(-1);
    return last ? endOf(last) : 0;
  }

  /** A sitting of so many sessions that begins at `at` (ms) or as soon as they are free. */
  sit(at: number, sessions: number, occasion: Occasion): void {
    let startsAt = Math.max(at, this.#afterPause(1, 5));
    for (let n = 0; n < sessions; n += 1) {
      const told = this.#work(startsAt, { ...occasion, isSure: occasion.isSure && n === 0 });
      if (!told) return;
      if (told.brokenAt) this.#beginAnew(told, occasion);
      else if (n + 1 < sessions && this.chance.happens(0.5)) this.#rest(occasion);
      startsAt = this.#afterPause(1, 12);
    }
  }

  #work(startsAt: number, occasion: Occasion): ToldSession | null {
    const { activities, lengths } = this.habits;
    const minutes = occasion.isSure ? 25 : this.chance.weighted(lengths);
    const activity = this.chance.weighted(activities);
    const told = this.#begun(activity, startsAt, minutes, occasion);
    if (!occasion.isSure && this.chance.happens(0.06)) endOnTheQuarter(told);
    const target = this.chance.pick(this.habits.targets[activity] ?? []);
    if (this.chance.happens(0.7)) {
      told.target = target?.replace("#", String(occasion.chapter)) ?? null;
    }
    return this.#written(told, occasion);
  }

  #rest(occasion: Occasion): void {
    const minutes = this.chance.pick([5, 5, 10]) ?? 5;
    const told = this.#begun("Rest", this.#afterPause(0, 1), minutes, occasion);
    if (told.plannedEnd.getTime() < this.until) this.sessions.push(told);
  }

  /** A broken one is sometimes begun anew, shorter as a rule. */
  #beginAnew(broken: ToldSession, occasion: Occasion): void {
    if (!this.chance.happens(this.habits.restarts)) return;
    const planned = countPlannedMinutes(broken);
    const kept = Math.floor((endOf(broken) - broken.startedAt.getTime()) / MINUTE_MS);
    const shorter = this.chance.happens(0.7) ? suggestShorterLength(kept, planned) : null;
    const told = this.#begun(broken.activity, this.#afterPause(1, 5), shorter ?? planned, occasion);
    told.target = broken.target;
    told.restartOf = this.sessions.length - 1;
    this.#written(told, { ...occasion, isSure: false });
  }

  /** Decides how it ends and writes it down; null when it would not have ended by now. */
  #written(told: ToldSession, { capacity, hour, isSure }: Occasion): ToldSession | null {
    const { chance, habits } = this;
    const ofThem = hour >= LATE_HOUR ? capacity * 0.85 : capacity;
    const keeps = 1 / (1 + Math.exp((countPlannedMinutes(told) - ofThem) / habits.spread));
    if (!isSure && !chance.happens(keeps)) this.#break(told);
    else if (!isSure && chance.happens(0.03)) {
      told.driftedAt = new Date(told.plannedEnd.getTime() + chance.whole(20, 240) * 1000);
    }
    if ((told.driftedAt ?? told.plannedEnd).getTime() >= this.until) return null;
    const notes = (told.brokenAt ?? told.driftedAt) ? habits.notes.broken : habits.notes.kept;
    if (chance.happens(0.18)) told.note = chance.pick(notes);
    this.sessions.push(told);
    return told;
  }

  #break(told: ToldSession): void {
    const { chance, habits } = this;
    const planned = told.plannedEnd.getTime() - told.startedAt.getTime();
    const usual = (habits.breaksAt + chance.between(-5, 5)) * MINUTE_MS;
    const anywhere = planned * chance.between(0.15, 0.95);
    const after = chance.happens(0.5) ? Math.min(usual, planned * 0.9) : anywhere;
    told.brokenAt = new Date(told.startedAt.getTime() + Math.round(after));
    told.breakReason = chance.happens(0.8) ? chance.weighted(habits.reasons) : null;
  }

  #begun(activity: string, at: number, minutes: number, occasion: Occasion): ToldSession {
    const { isInRoom, timeZone } = occasion;
    return toldSession({ activity, startedAt: new Date(at), isInRoom, timeZone }, minutes);
  }

  /** The instant so many minutes after they were last free. */
  #afterPause(least: number, most: number): number {
    return Math.round(this.freeAt + this.chance.between(least, most) * MINUTE_MS);
  }
}

/** "Until a quarter past" instead of a number of minutes, where a session can have that end. */
function endOnTheQuarter(told: ToldSession): void {
  const end = Math.ceil(told.plannedEnd.getTime() / QUARTER_MS) * QUARTER_MS;
  const minutes = (end - told.startedAt.getTime()) / MINUTE_MS;
  if (minutes < MIN_MINUTES || minutes > MAX_MINUTES) return;
  told.plannedEnd = new Date(end);
  told.isUntil = true;
}
