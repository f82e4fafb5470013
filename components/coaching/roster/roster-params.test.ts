import fc from "fast-check";
import { expect, it } from "vitest";
import { FLAG_CHOICES } from "@/domain/coaching/roster-filter";
import { parseRosterParams, rosterExportQuery, rosterPath, SORTS, sortBy } from "./roster-params";
import type { RosterRowData } from "./roster-row-data";
import { sortRoster } from "./sort-roster";

const row = (name: string, part: Partial<RosterRowData> = {}): RosterRowData => ({
  userId: name,
  name,
  currentStreak: 0,
  longestStreak: 0,
  strip: Array(28).fill("missed"),
  thisWeekMinutes: 0,
  lastWeekToDateMinutes: 0,
  weekday: 3,
  completionRate: null,
  byActivity: [],
  lastSessionOn: null,
  flags: [],
  ...part,
});

const rows = [
  row("Teo", { currentStreak: 3, completionRate: 0.52, flags: [{ kind: "silent", days: 4 }] }),
  row("Aiyana", { currentStreak: 41, completionRate: 0.88 }),
  row("Mara", { currentStreak: 3, flags: [{ kind: "streak_at_risk", streak: 3 }] }),
];
const names = (search: Record<string, string>) =>
  sortRoster(rows, parseRosterParams(search)).map(({ name }) => name);

it("reads back every address it writes", () => {
  fc.assert(
    fc.property(
      fc.record({
        sort: fc.constantFrom(...SORTS),
        isDescending: fc.boolean(),
        flag: fc.constantFrom(...FLAG_CHOICES),
        name: fc.string({ maxLength: 40 }),
      }),
      (params) => {
        const address = new URL(rosterPath("chem-7f3k", params), "http://stint");
        expect(parseRosterParams(Object.fromEntries(address.searchParams))).toEqual(params);
      },
    ),
  );
});

it("has a plain address by default and sorts members with flags first", () => {
  expect(rosterPath("chem-7f3k", parseRosterParams({}))).toBe("/rooms/chem-7f3k/coach");
  expect(names({})).toEqual(["Mara", "Teo", "Aiyana"]);
  expect(names({ sort: "streak" })).toEqual(["Aiyana", "Mara", "Teo"]);
});

it("ignores wrong and repeated values", () => {
  expect(parseRosterParams({ sort: "hours", flag: ["any", "all"], order: undefined })).toEqual(
    parseRosterParams({}),
  );
});

it("reverses the order when a column is chosen again", () => {
  const byName = sortBy(parseRosterParams({}), "name");
  expect(byName).toMatchObject({ sort: "name", isDescending: false });
  expect(sortBy(byName, "name").isDescending).toBe(true);
});

it("sorts members without a completion rate last", () => {
  expect(names({ sort: "kept" })).toEqual(["Aiyana", "Teo", "Mara"]);
});

it("filters by a flag, by any flag and by part of the name", () => {
  expect(names({ flag: "silent" })).toEqual(["Teo"]);
  expect(names({ flag: "any" })).toEqual(["Mara", "Teo"]);
  expect(names({ name: " AR " })).toEqual(["Mara"]);
});

it("downloads the members shown, in any order", () => {
  const query = (search: Record<string, string>) =>
    rosterExportQuery("chem", parseRosterParams(search));
  expect(query({ sort: "name" })).toBe("room=chem");
  expect(query({ flag: "any", name: "ma ra" })).toBe("room=chem&flag=any&name=ma+ra");
});
