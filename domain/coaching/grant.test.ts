import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FocusSession } from "../api/focus-session";
import {
  applyGrantChoice,
  DEFAULT_GRANT,
  findFirstVisibleDay,
  GRANT_SCOPES,
  type Grant,
  isSameGrant,
  limitToGrant,
} from "./grant";

const TODAY = "2026-03-04";
const day = fc.constantFrom("2026-01-01", "2026-02-02", TODAY);
const rights = {
  scope: fc.constantFrom(...GRANT_SCOPES),
  targets: fc.boolean(),
  reflections: fc.boolean(),
  reasons: fc.boolean(),
};
const grants = fc.record({ ...rights, sinceDate: fc.option(day) });
const choices = fc.record({ ...rights, includeHistory: fc.boolean() }, { requiredKeys: [] });

describe("a grant after a choice", () => {
  test("is the default from today on without a choice and a previous grant", () => {
    expect(applyGrantChoice({}, null, TODAY)).toEqual({ ...DEFAULT_GRANT, sinceDate: TODAY });
    expect(applyGrantChoice({ scope: undefined }, null, TODAY).scope).toBe("room");
  });

  test("shares nothing that was not chosen, whatever was shared before", () => {
    fc.assert(
      fc.property(choices, fc.option(grants), (choice, previous) => {
        const { sinceDate: _, ...given } = applyGrantChoice(choice, previous, TODAY);
        const { includeHistory: __, ...chosen } = choice;
        expect(given).toEqual({ ...DEFAULT_GRANT, ...chosen });
      }),
    );
  });

  test("keeps the first day of the first grant unless the member includes the history", () => {
    fc.assert(
      fc.property(choices, fc.option(grants), (choice, previous) => {
        const { sinceDate } = applyGrantChoice(choice, previous, TODAY);
        if (choice.includeHistory) expect(sinceDate).toBeNull();
        else if (previous?.sinceDate) expect(sinceDate).toBe(previous.sinceDate);
        else if (previous && choice.includeHistory === undefined) expect(sinceDate).toBeNull();
        else expect(sinceDate).toBe(TODAY);
      }),
    );
  });

  test("is the same when chosen again", () => {
    fc.assert(
      fc.property(choices, fc.option(grants), (choice, previous) => {
        const once = applyGrantChoice(choice, previous, TODAY);
        expect(isSameGrant(applyGrantChoice(choice, once, "2027-01-01"), once)).toBe(
          choice.includeHistory !== false || once.sinceDate !== null,
        );
      }),
    );
  });
});

test("two grants are the same if no field differs", () => {
  fc.assert(
    fc.property(grants, grants, (a, b) => {
      expect(isSameGrant(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test("a period is visible from the day of the grant on", () => {
  fc.assert(
    fc.property(day, grants, (from, grant) => {
      const expected = [from, grant.sinceDate ?? from].sort().at(-1);
      expect(findFirstVisibleDay(from, grant)).toBe(expected);
    }),
  );
});

describe("a session limited to a grant", () => {
  const session: FocusSession = {
    id: "s2",
    activity: { id: "a1", name: "Reading", color: "blue", isRest: false },
    roomSlug: "chemistry",
    target: "chapter 4",
    leaveAlone: "phone",
    startedAt: "2026-03-04T09:00:00.000Z",
    plannedEnd: "2026-03-04T09:25:00.000Z",
    brokenAt: "2026-03-04T09:12:00.000Z",
    breakReason: "tired",
    drifted: false,
    note: "slept badly",
    status: "broken",
    localDate: TODAY,
    timeZone: "UTC",
    restartOf: "s1",
    groupSessionId: null,
  };
  const all: Grant = {
    scope: "all",
    targets: true,
    reflections: true,
    reasons: true,
    sinceDate: null,
  };

  test("has exactly the texts that are shared", () => {
    fc.assert(
      fc.property(grants, (grant) => {
        const [seen] = limitToGrant([session], grant);
        const { leaveAlone: _, ...shared } = session;
        expect(seen).toEqual({
          ...shared,
          target: grant.targets ? "chapter 4" : null,
          note: grant.reflections ? "slept badly" : null,
          breakReason: grant.reasons ? "tired" : null,
          restartOf: null,
          groupSessionId: null,
        });
      }),
    );
  });

  test("refers only to sessions that are visible too", () => {
    const first = { ...session, id: "s1", restartOf: "s0" };
    expect(limitToGrant([session, first], all).map(({ restartOf }) => restartOf)).toEqual([
      "s1",
      null,
    ]);
  });
});
