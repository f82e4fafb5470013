import { SeededRandom } from "@/demo/group/seeded-random";
import type { EmbeddedTemplate } from "./site/embedded-template";
import type { PostgresCluster } from "./site/postgres-cluster";

/** A part of `npm run prove`: one fault or attack, with the promises that it tries. */
export interface Case {
  /** For `--only`. */
  name: string;
  title: string;
  needsPostgres?: boolean;
  /** Why the case cannot run on this machine; null when it can. */
  findObstacle?(): Promise<string | null>;
  /**
   * Seconds after which the case is stopped and fails, besides those of `--minutes`; twenty times as
   * long in the full form.
   */
  deadline?: number;
  run(trial: Trial): Promise<void>;
}

/** The result of one promise. */
export interface Line {
  promise: string;
  tried: number;
  failed: number;
  /** A sentence for each of the first failures, with enough to repeat it. */
  failures: string[];
  /** For promises about time: the measured value next to the promised one. */
  measured?: string;
}

const MAX_SENTENCES = 5;
/** Machines are noisy: a promise about time fails only when this multiple of it has passed. */
export const TIME_TOLERANCE = 3;

/** One execution of a case: its randomness, its results and its clean-up. */
export class Trial {
  readonly lines: Line[] = [];
  readonly random: SeededRandom;
  readonly #closers: (() => unknown)[] = [];

  constructor(
    readonly name: string,
    readonly seed: string,
    readonly isFull: boolean,
    readonly tools: Tools,
    /** How long a case that can run for any time does so; 0 is the shortest that it can. */
    readonly minutes = 0,
  ) {
    this.random = new SeededRandom(`${seed} ${name}`);
  }

  /** How often to do something, in the short and the full form. */
  scale(short: number, full: number): number {
    return this.isFull ? full : short;
  }

  /** Records a promise; each failure is a sentence. */
  check(promise: string, tried: number, failures: string[]): void {
    this.#add({ promise, tried, failed: failures.length, failures });
  }

  /** Records a promise about time; `seconds` is null if it did not happen at all. */
  checkSeconds(promise: string, seconds: number | null, promised: number): void {
    const measured = `${seconds === null ? "never" : `${seconds.toFixed(1)} s`}, promised ${promised} s`;
    const isLate = seconds === null || seconds > promised * TIME_TOLERANCE;
    this.#add({
      promise,
      tried: 1,
      failed: Number(isLate),
      failures: isLate ? [`${measured}, and fails after ${promised * TIME_TOLERANCE} s`] : [],
      measured,
    });
  }

  /** Adds to the line of the same promise, if there is one. Of several times the longest counts. */
  #add(line: Line): void {
    const known = this.lines.find(({ promise }) => promise === line.promise);
    if (!known) {
      const failures = line.failures.slice(0, MAX_SENTENCES).map(makePrintable);
      this.lines.push({ ...line, failures });
      return;
    }
    known.tried += line.tried;
    known.failed += line.failed;
    known.failures.push(...line.failures.map(makePrintable));
    known.failures.splice(MAX_SENTENCES);
    const seconds = (text = "") => Number.parseFloat(text);
    if (seconds(line.measured) > seconds(known.measured)) known.measured = line.measured;
  }

  /** Adds what must be closed at the end, even after a failure; the last added is closed first. */
  defer(closer: () => unknown): void {
    this.#closers.unshift(closer);
  }

  async close(): Promise<void> {
    for (const closer of this.#closers.splice(0)) {
      try {
        await closer();
      } catch (error) {
        console.error(`cleaning up after ${this.name}:`, error);
      }
    }
  }
}

/** One line without control characters, which hostile input contains. */
const makePrintable = (text: string) =>
  text.slice(0, 400).replaceAll(/\p{Cc}/gu, (character) => encodeURIComponent(character));

/** Shared by all cases of a run. */
export interface Tools {
  /** Null when its programs are not installed. */
  postgres: PostgresCluster | null;
  embedded: EmbeddedTemplate;
}
