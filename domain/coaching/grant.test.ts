import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FocusSession } from "../api/focus-session";
import {
  applyGrantChoice,
  DEFAULT_GRANT,
  GRANT_SCOPES,
  type Grant,
  isSameGrant,
  limitToGrant,
  visibleFrom,
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

describe("a chosen grant", () => {
  test("is the default from today on where nothing is chosen and nothing stood", () => {
    expect(applyGrantChoice({}, null, TODAY)).toEqual({ ...DEFAULT_GRANT, sinceDate: TODAY });
    expect(applyGrantChoice({ scope: undefined }, null, TODAY).scope).toBe("room");
  });

  test("gives no right that was not chosen, whatever stood", () => {
    fc.assert(
      fc.property(choices, fc.option(grants), (choice, stood) => {
        const { sinceDate: _, ...given } = applyGrantChoice(choice, stood, TODAY);
        const { includeHistory: __, ...chosen } = choice;
        expect(given).toEqual({ ...DEFAULT_GRANT, ...chosen });
      }),
    );
  });

  test("reaches back to the day of the first, and further only when the member says so", () => {
    fc.assert(
      fc.property(choices, fc.option(grants), (choice, stood) => {
        const { sinceDate } = applyGrantChoice(choice, stood, TODAY);
        if (choice.includeHistory) expect(sinceDate).toBeNull();
        else if (stood?.sinceDate) expect(sinceDate).toBe(stood.sinceDate);
        else if (stood && choice.includeHistory === undefined) expect(sinceDate).toBeNull();
        else expect(sinceDate).toBe(TODAY);
      }),
    );
  });

  test("chosen again is the same", () => {
    fc.assert(
      fc.property(choices, fc.option(grants), (choice, stood) => {
        const once = applyGrantChoice(choice, stood, TODAY);
        expect(isSameGrant(applyGrantChoice(choice, once, "2027-01-01"), once)).toBe(
          choice.includeHistory !== false || once.sinceDate !== null,
        );
      }),
    );
  });
});

test("two grants are the same when nothing in them differs", () => {
  fc.assert(
    fc.property(grants, grants, (a, b) => {
      expect(isSameGrant(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test("a period is seen from the day of the grant on", () => {
  fc.assert(
    fc.property(day, grants, (from, grant) => {
      const expected = [from, grant.sinceDate ?? from].sort().at(-1);
      expect(visibleFrom(from, grant)).toBe(expected);
    }),
  );
});

describe("a session as its coach sees it", () => {
  const session: FocusSession = {
    id: "s2",
    activity: { id: "a1", name: "Reading", color: "blue", isRest: false },
    roomSlug: "chemistry",
    target: "chapter 4",
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
  };
  const all: Grant = {
    scope: "all",
    targets: true,
    reflections: true,
    reasons: true,
    sinceDate: null,
  };

  test("has each of the words that were granted, and none of the others", () => {
    fc.assert(
      fc.property(grants, (grant) => {
        const [seen] = limitToGrant([session], grant);
        expect(seen).toEqual({
          ...session,
          target: grant.targets ? "chapter 4" : null,
          note: grant.reflections ? "slept badly" : null,
          breakReason: grant.reasons ? "tired" : null,
          restartOf: null,
        });
      }),
    );
  });

  test("points only at sessions that are seen as well", () => {
    const first = { ...session, id: "s1", restartOf: "s0" };
    expect(limitToGrant([session, first], all).map(({ restartOf }) => restartOf)).toEqual([
      "s1",
      null,
    ]);
  });
});
