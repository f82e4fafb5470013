import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { FLAG_CHOICES, MAX_NAME_PART, type RosterFilter } from "@/domain/coaching/roster-filter";

export const SORTS = [
  "name",
  "flags",
  "streak",
  "longest",
  "days",
  "week",
  "kept",
  "time",
  "last",
] as const;
export type Sort = (typeof SORTS)[number];

/** How the roster is filtered and sorted, as its address says. */
export interface RosterParams extends RosterFilter {
  sort: Sort;
  isDescending: boolean;
}

const FILTER = {
  flag: parseAsStringLiteral(FLAG_CHOICES).withDefault("all"),
  name: parseAsString.withDefault(""),
};
const SEARCH = {
  sort: parseAsStringLiteral(SORTS).withDefault("flags"),
  order: parseAsString,
  ...FILTER,
};
const load = createLoader(SEARCH);
const serialize = createSerializer(SEARCH);
const serializeExport = createSerializer({ room: parseAsString, ...FILTER });

/** Reads the address; wrong and repeated values count as missing. */
export function parseRosterParams(
  search: Record<string, string | string[] | undefined>,
): RosterParams {
  const single = Object.entries(search).filter(([, value]) => typeof value === "string");
  const { sort, order, flag, name } = load(Object.fromEntries(single));
  const isDescending = order ? order === "down" : isDownFirst(sort);
  return { sort, isDescending, flag, name: name.slice(0, MAX_NAME_PART) };
}

/** Builds the address, without values that are at their default. */
export function rosterPath(slug: string, { isDescending, ...params }: RosterParams): string {
  const order = isDescending ? "down" : "up";
  return serialize(`/rooms/${slug}/coach`, {
    ...params,
    order: isDescending === isDownFirst(params.sort) ? null : order,
  });
}

/** The query of a download of the members shown, without its format. */
export const rosterExportQuery = (slug: string, { flag, name }: RosterParams): string =>
  serializeExport({ room: slug, flag, name }).slice(1);

/** The params after a column was chosen; choosing the same column again reverses the order. */
export const sortBy = (params: RosterParams, sort: Sort): RosterParams => ({
  ...params,
  sort,
  isDescending: params.sort === sort ? !params.isDescending : isDownFirst(sort),
});

/** Names start at A, figures at the highest. */
const isDownFirst = (sort: Sort) => sort !== "name";
