import {
  FLAG_CHOICES,
  filterRoster,
  MAX_NAME_PART,
  type RosterFilter,
} from "@/domain/coaching/roster-filter";
import { minutesOf, type RosterRow } from "./roster-row-data";
import { stripCounts } from "./streak-path";

export const SORTS = [
  "name",
  "streak",
  "longest",
  "days",
  "week",
  "kept",
  "time",
  "last",
  "flags",
] as const;
export type Sort = (typeof SORTS)[number];

/** How the register is looked at. The address says it. */
export interface RosterParams extends RosterFilter {
  sort: Sort;
  isDescending: boolean;
}

/** Whom to talk to stands on top: that is what a coach opens the page for. */
const FIRST: RosterParams = { sort: "flags", isDescending: true, flag: "all", name: "" };

/** The view an address asks for; what does not fit is left out. */
export function parseRosterParams(
  search: Record<string, string | string[] | undefined>,
): RosterParams {
  const sort = SORTS.find((one) => one === search.sort) ?? FIRST.sort;
  return {
    sort,
    isDescending: search.order ? search.order === "down" : isDownFirst(sort),
    flag: FLAG_CHOICES.find((one) => one === search.flag) ?? FIRST.flag,
    name: typeof search.name === "string" ? search.name.slice(0, MAX_NAME_PART) : "",
  };
}

/** The address of a view; the first one needs nothing. */
export function rosterPath(slug: string, view: RosterParams): string {
  const query = new URLSearchParams({
    ...(view.sort !== FIRST.sort && { sort: view.sort }),
    ...(view.isDescending !== isDownFirst(view.sort) && {
      order: view.isDescending ? "down" : "up",
    }),
    ...filterOf(view),
  }).toString();
  return query ? `/rooms/${slug}/coach?${query}` : `/rooms/${slug}/coach`;
}

/** The part of an address that says whom a view shows. */
const filterOf = ({ flag, name }: RosterParams) => ({
  ...(flag !== FIRST.flag && { flag }),
  ...(name !== "" && { name }),
});

/** Where those whom a view shows are to be had as a file; the format is to be added. */
export const rosterExportQuery = (slug: string, view: RosterParams): string =>
  new URLSearchParams({ room: slug, ...filterOf(view) }).toString();

/** The view after a column was chosen: the same one again turns it around. */
export const sortedBy = (view: RosterParams, sort: Sort): RosterParams => ({
  ...view,
  sort,
  isDescending: view.sort === sort ? !view.isDescending : isDownFirst(sort),
});

/** Names begin with A, figures with the most. */
const isDownFirst = (sort: Sort) => sort !== "name";

/** The rows of a view, in its order; equals stand by name. */
export function shownRows(rows: readonly RosterRow[], view: RosterParams): RosterRow[] {
  const turn = view.isDescending ? -1 : 1;
  const key = KEYS[view.sort];
  return filterRoster(rows, view).sort(
    (a, b) => turn * compare(key(a), key(b)) || compare(a.name, b.name),
  );
}

/** What each column is sorted by; nothing known stands below everything. */
const KEYS: Record<Sort, (row: RosterRow) => string | number> = {
  name: ({ name }) => name,
  streak: ({ current }) => current,
  longest: ({ longest }) => longest,
  days: ({ strip }) => stripCounts(strip).kept,
  week: ({ thisWeek }) => thisWeek,
  kept: ({ completionRate }) => completionRate ?? -1,
  time: minutesOf,
  last: ({ lastSessionOn }) => lastSessionOn ?? "",
  flags: ({ flags }) => flags.length,
};

/** Client 9 before Client 10. One for all: to make one costs more than to sort 200 names. */
const collator = new Intl.Collator("en", { numeric: true });

const compare = (a: string | number, b: string | number): number =>
  typeof a === "number" && typeof b === "number" ? a - b : collator.compare(`${a}`, `${b}`);
