import fc from "fast-check";
import { expect, it } from "vitest";
import { FLAG_CHOICES } from "@/domain/coaching/roster-filter";
import {
  parseRosterParams,
  rosterExportQuery,
  rosterPath,
  SORTS,
  shownRows,
  sortedBy,
} from "./roster-params";
import type { RosterRow } from "./roster-row-data";

const row = (name: string, part: Partial<RosterRow> = {}): RosterRow => ({
  userId: name,
  name,
  current: 0,
  longest: 0,
  strip: "n".repeat(28),
  thisWeek: 0,
  lastWeek: 0,
  weekday: 3,
  completionRate: null,
  byActivity: [],
  lastSessionOn: null,
  flags: [],
  ...part,
});

const rows = [
  row("Teo", { current: 3, completionRate: 0.52, flags: [{ kind: "silent", days: 4 }] }),
  row("Aiyana", { current: 41, completionRate: 0.88 }),
  row("Mara", { current: 3, flags: [{ kind: "streak_at_risk", streak: 3 }] }),
];
const names = (search: Record<string, string>) =>
  shownRows(rows, parseRosterParams(search)).map(({ name }) => name);

it("reads what it wrote, whatever is asked for", () => {
  fc.assert(
    fc.property(
      fc.record({
        sort: fc.constantFrom(...SORTS),
        isDescending: fc.boolean(),
        flag: fc.constantFrom(...FLAG_CHOICES),
        name: fc.string({ maxLength: 40 }),
      }),
      (view) => {
        const address = new URL(rosterPath("chem-7f3k", view), "http://stint");
        expect(parseRosterParams(Object.fromEntries(address.searchParams))).toEqual(view);
      },
    ),
  );
});

it("has a plain address and begins with whom to talk to", () => {
  expect(rosterPath("chem-7f3k", parseRosterParams({}))).toBe("/rooms/chem-7f3k/coach");
  expect(names({})).toEqual(["Mara", "Teo", "Aiyana"]);
  expect(names({ sort: "streak" })).toEqual(["Aiyana", "Mara", "Teo"]);
});

it("takes no notice of what does not fit", () => {
  expect(parseRosterParams({ sort: "hours", flag: ["any", "all"], order: undefined })).toEqual(
    parseRosterParams({}),
  );
});

it("turns a column around when it is chosen again", () => {
  const byName = sortedBy(parseRosterParams({}), "name");
  expect(byName).toMatchObject({ sort: "name", isDescending: false });
  expect(sortedBy(byName, "name").isDescending).toBe(true);
});

it("puts those without a kept rate below all others", () => {
  expect(names({ sort: "kept" })).toEqual(["Aiyana", "Teo", "Mara"]);
});

it("narrows by a flag, by any flag and by a part of the name", () => {
  expect(names({ flag: "silent" })).toEqual(["Teo"]);
  expect(names({ flag: "any" })).toEqual(["Mara", "Teo"]);
  expect(names({ name: " AR " })).toEqual(["Mara"]);
});

it("asks a file for those who are shown, in whatever order they stand", () => {
  const query = (search: Record<string, string>) =>
    rosterExportQuery("chem", parseRosterParams(search));
  expect(query({ sort: "name" })).toBe("room=chem");
  expect(query({ flag: "any", name: "ma ra" })).toBe("room=chem&flag=any&name=ma+ra");
});
