import type { Flag } from "./flags";

const FLAG_KINDS = [
  "streak_at_risk",
  "silent",
  "kept_rate_falling",
  "kept_rate_low",
  "sizes_too_long",
] as const satisfies readonly Flag["kind"][];

/** Filter by flag: members with `any` flag, with one kind, or all. */
export const FLAG_CHOICES = ["all", "any", ...FLAG_KINDS] as const;
export type FlagChoice = (typeof FLAG_CHOICES)[number];

/** Filter of a roster, the same on screen and in downloads. */
export interface RosterFilter {
  flag: FlagChoice;
  /** Part of a name, as typed; empty for all. */
  name: string;
}

/** Maximum length of `name`. */
export const MAX_NAME_PART = 80;

/** The rows that match, in their order. */
export const filterRoster = <Row extends { name: string; flags: readonly Flag[] }>(
  rows: readonly Row[],
  { flag, name }: RosterFilter,
): Row[] => filterByFlag(filterByName(rows, name), flag);

/** Filters by name alone, so that a missing row tells nothing about the member's data. */
export function filterByName<Row extends { name: string }>(
  rows: readonly Row[],
  name: string,
): Row[] {
  const part = name.normalize("NFC").trim().toLocaleLowerCase();
  return rows.filter((row) => row.name.toLocaleLowerCase().includes(part));
}

/** A missing row tells that the member does not have the flag. */
export const filterByFlag = <Row extends { flags: readonly Flag[] }>(
  rows: readonly Row[],
  flag: FlagChoice,
): Row[] => rows.filter((row) => isFlagged(row.flags, flag));

function isFlagged(flags: readonly Flag[], choice: FlagChoice): boolean {
  if (choice === "all") return true;
  return choice === "any" ? flags.length > 0 : flags.some(({ kind }) => kind === choice);
}
