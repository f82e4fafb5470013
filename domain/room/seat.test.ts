import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSeats, findSeatState, type SeatState } from "./seat";

describe("the state of a seat", () => {
  test.each([
    [{ running: { isRest: false }, isPresent: true }, "running"],
    [{ running: { isRest: false }, isPresent: false }, "running"],
    [{ running: { isRest: true }, isPresent: true }, "resting"],
    [{ running: { isRest: true }, isPresent: false }, "resting"],
    [{ running: null, isPresent: true }, "here"],
    [{ running: null, isPresent: false }, "away"],
  ] as const)("with %o is %s", (facts, state) => {
    expect(findSeatState(facts)).toBe(state);
  });
});

interface Row {
  userId: string;
  name: string;
  state: SeatState;
  session: { plannedEnd: string } | null;
}

const plannedEnd = fc
  .integer({ min: 0, max: 12 })
  .map((minutes) => new Date(Date.UTC(2026, 2, 2, 10, minutes)).toISOString());
const name = fc.oneof(fc.constantFrom("Mara", "mara", "Jonas", "Ödön", "Zoë", "Åse"), fc.string());
const row: fc.Arbitrary<Row> = fc.oneof(
  fc.record({
    userId: fc.uuid(),
    name,
    state: fc.constantFrom<SeatState>("running", "resting"),
    session: fc.record({ plannedEnd }),
  }),
  fc.record({
    userId: fc.uuid(),
    name,
    state: fc.constantFrom<SeatState>("here", "away"),
    session: fc.constant(null),
  }),
);
const rows = fc.uniqueArray(row, { selector: (r) => r.userId, maxLength: 40 });

/** The oracle: fills the room group by group, always with the seat that is free next. */
function seated(all: Row[]): string[] {
  const order: SeatState[] = ["running", "resting", "here", "away"];
  const collator = new Intl.Collator("en");
  const isBefore = (a: Row, b: Row) => {
    const [endA, endB] = [a.session?.plannedEnd ?? "", b.session?.plannedEnd ?? ""];
    if (endA !== endB) return endA < endB;
    const names = collator.compare(a.name, b.name);
    return names === 0 ? a.userId < b.userId : names < 0;
  };
  return order.flatMap((state) => {
    const left = all.filter((r) => r.state === state);
    const taken: string[] = [];
    while (left.length > 0) {
      const next = left.reduce((best, r) => (isBefore(r, best) ? r : best));
      left.splice(left.indexOf(next), 1);
      taken.push(next.userId);
    }
    return taken;
  });
}

describe("the order of seats", () => {
  test("is running by soonest end, then resting, here and away, each by name", () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect([...all].sort(compareSeats).map((r) => r.userId)).toEqual(seated(all));
      }),
      { numRuns: 500 },
    );
  });

  test("does not depend on the order of arrival", () => {
    const twice = rows.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(twice, ([all, shuffled]) => {
        expect(shuffled.sort(compareSeats)).toEqual([...all].sort(compareSeats));
      }),
    );
  });
});
