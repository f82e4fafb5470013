import type { CoachedMember } from "@/domain/api/wire-coach";
import type { DayStatus } from "@/domain/api/wire-dashboard";

/** A letter a day: so short that 200 members' strips travel as one line each. */
const LETTERS = { kept: "k", broken_only: "b", rest: "r", missed: "n", before: "-" } as const;

/** How many days of each kind a strip has; those before the first session have none of their own. */
export type StripCounts = Record<keyof typeof LETTERS, number>;

export const PITCH = 14;
const WIDTH = 11;
export const HEIGHT = 20;
export const REST_HEIGHT = 4;
/** Parts a line into days, as `stroke-dasharray`. */
export const DASHES = `${WIDTH} ${PITCH - WIDTH}`;
/** Hatching: slanted lines so far apart. */
const HATCH = 5;

/** Width and height of a strip of so many days, in the units of its paths. */
export const stripBox = (days: number) => ({ width: days * PITCH, height: HEIGHT });

/** The days of a strip, oldest first, as one word. */
export const stripWord = (strip: CoachedMember["strip"]): string =>
  strip.map(({ status, isBefore }) => LETTERS[isBefore ? "before" : status]).join("");

export function stripCounts(word: string): StripCounts {
  const count = (kind: keyof StripCounts) => word.split(LETTERS[kind]).length - 1;
  return {
    kept: count("kept"),
    broken_only: count("broken_only"),
    rest: count("rest"),
    missed: count("missed"),
    before: count("before"),
  };
}

const BOX = `h${WIDTH - 1}v${HEIGHT - 1}h${1 - WIDTH}z`;

/** Days of one kind that follow one another. */
interface Run {
  letter: string;
  first: number;
  days: number;
}

/**
 * A strip as one path a mark: kept and rest are lines that `DASHES` parts into days, a rest thin
 * and low; broken only is an area for a pattern of one day to fill, missed an empty box. What
 * follows one another is one step of a path, so that a member's month is a few dozen letters. Days
 * before the first session are left empty.
 */
export function stripPaths(word: string): Record<DayStatus, string> {
  const paths: Record<DayStatus, string> = { kept: "", broken_only: "", rest: "", missed: "" };
  for (const { letter, first, days } of runsOf(word)) {
    const x = first * PITCH;
    const width = days * PITCH;
    if (letter === LETTERS.kept) paths.kept += `M${x} ${HEIGHT / 2}h${width}`;
    if (letter === LETTERS.rest) paths.rest += `M${x} ${HEIGHT - REST_HEIGHT / 2}h${width}`;
    if (letter === LETTERS.broken_only) {
      paths.broken_only += `M${x} 0h${width}v${HEIGHT}h${-width}z`;
    }
    // A box each: as a pattern their thin lines come and go with the size of the screen's points.
    if (letter === LETTERS.missed) {
      paths.missed += `M${x + 0.5} .5${BOX}${`m${PITCH} 0${BOX}`.repeat(days - 1)}`;
    }
  }
  return paths;
}

function runsOf(word: string): Run[] {
  const runs: Run[] = [];
  for (const [index, letter] of [...word].entries()) {
    const last = runs.at(-1);
    if (last?.letter === letter) last.days += 1;
    else runs.push({ letter, first: index, days: 1 });
  }
  return runs;
}

/** Slanted lines that rise to the right, within the place of one day. */
export function hatchPath(): string {
  let path = "";
  for (let sum = HATCH; sum < WIDTH + HEIGHT; sum += HATCH) {
    const [left, right] = [Math.max(0, sum - HEIGHT), Math.min(WIDTH, sum)];
    path += `M${left} ${sum - left}L${right} ${sum - right}`;
  }
  return path;
}
