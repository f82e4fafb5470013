import type { Flag } from "./flags";

const FLAG_KINDS = [
  "streak_at_risk",
  "silent",
  "kept_rate_falling",
  "kept_rate_low",
  "sizes_too_long",
] as const satisfies readonly Flag["kind"][];

/** What of the register is wanted: `any` flag, one kind, or everybody. */
export const FLAG_CHOICES = ["all", "any", ...FLAG_KINDS] as const;
export type FlagChoice = (typeof FLAG_CHOICES)[number];

/** Which members of a register are wanted; the screen and its downloads apply the same. */
export interface RosterFilter {
  flag: FlagChoice;
  /** Part of a name, as typed; empty for any. */
  name: string;
}

/** The longest part of a name that is asked for. */
export const MAX_NAME_PART = 80;

/** Those of the rows that are wanted, in their order. */
export function filterRoster<Row extends { name: string; flags: readonly Flag[] }>(
  rows: readonly Row[],
  { flag, name }: RosterFilter,
): Row[] {
  const part = name.trim().toLocaleLowerCase();
  return rows.filter(
    (row) => isFlagged(row.flags, flag) && row.name.toLocaleLowerCase().includes(part),
  );
}

function isFlagged(flags: readonly Flag[], wanted: FlagChoice): boolean {
  if (wanted === "all") return true;
  return wanted === "any" ? flags.length > 0 : flags.some(({ kind }) => kind === wanted);
}
