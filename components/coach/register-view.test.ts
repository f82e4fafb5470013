import fc from "fast-check";
import { expect, it } from "vitest";
import { FLAG_CHOICES } from "@/domain/register-filter";
import type { RegisterRow } from "./register-row";
import {
  readRegister,
  registerExportQuery,
  registerPath,
  SORTS,
  shownRows,
  sortedBy,
} from "./register-view";

const row = (name: string, part: Partial<RegisterRow> = {}): RegisterRow => ({
  userId: name,
  name,
  current: 0,
  longest: 0,
  strip: "n".repeat(28),
  thisWeek: 0,
  lastWeek: 0,
  weekday: 3,
  keptRate: null,
  byActivity: [],
  lastSessionOn: null,
  flags: [],
  ...part,
});

const rows = [
  row("Teo", { current: 3, keptRate: 0.52, flags: [{ kind: "silent", days: 4 }] }),
  row("Aiyana", { current: 41, keptRate: 0.88 }),
  row("Mara", { current: 3, flags: [{ kind: "streak_at_risk", streak: 3 }] }),
];
const names = (search: Record<string, string>) =>
  shownRows(rows, readRegister(search)).map(({ name }) => name);

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
        const address = new URL(registerPath("chem-7f3k", view), "http://stint");
        expect(readRegister(Object.fromEntries(address.searchParams))).toEqual(view);
      },
    ),
  );
});

it("has a plain address and begins with whom to talk to", () => {
  expect(registerPath("chem-7f3k", readRegister({}))).toBe("/rooms/chem-7f3k/coach");
  expect(names({})).toEqual(["Mara", "Teo", "Aiyana"]);
  expect(names({ sort: "streak" })).toEqual(["Aiyana", "Mara", "Teo"]);
});

it("takes no notice of what does not fit", () => {
  expect(readRegister({ sort: "hours", flag: ["any", "all"], order: undefined })).toEqual(
    readRegister({}),
  );
});

it("turns a column around when it is chosen again", () => {
  const byName = sortedBy(readRegister({}), "name");
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
    registerExportQuery("chem", readRegister(search));
  expect(query({ sort: "name" })).toBe("room=chem");
  expect(query({ flag: "any", name: "ma ra" })).toBe("room=chem&flag=any&name=ma+ra");
});
