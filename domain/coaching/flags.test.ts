import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Tally } from "../api/tally";
import { suggestMinutes } from "../stats/sizing/sizing";
import { localDay } from "../time/local-day";
import { addDays } from "../time/period";
import { type FlagFacts, findFlags, type RecentLengths } from "./flags";

const nothing = { completed: 0, broken: 0, focusMinutes: 0 };
const ZONES = ["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "Europe/Vienna"];

/** A member without flags. */
function quiet(now = new Date("2026-03-04T09:00:00Z"), timeZone = "UTC"): FlagFacts {
  const today = localDay(now, timeZone);
  const streak = { current: 0, today: "pending" as const };
  return {
    now,
    timeZone,
    today,
    streak,
    lastDay: today,
    recent: nothing,
    latest: nothing,
    before: nothing,
    sizes: [],
  };
}

const kinds = (facts: FlagFacts) => findFlags(facts).map((flag) => flag.kind);
const instants = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2027, 0) })
  .map((ms) => new Date(ms));
const zones = fc.constantFrom(...ZONES);
const tally = (most: number) =>
  fc.record({
    completed: fc.nat(most),
    broken: fc.nat(most),
    focusMinutes: fc.nat(1000),
  });

test("a member who completed sessions today has no flags", () => {
  expect(findFlags(quiet())).toEqual([]);
});

describe("streak at risk", () => {
  const localHour = (now: Date, timeZone: string) =>
    Number(
      new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone }).format(now),
    );

  test("is flagged in the member's evening while today is pending, from two days on", () => {
    const today = fc.constantFrom("kept" as const, "pending" as const, "rest" as const);
    fc.assert(
      fc.property(instants, zones, fc.nat(5), today, (now, timeZone, current, today) => {
        const facts = { ...quiet(now, timeZone), streak: { current, today } };
        const isAtRisk = today === "pending" && current >= 2 && localHour(now, timeZone) >= 18;
        expect(findFlags(facts)).toEqual(
          isAtRisk ? [{ kind: "streak_at_risk", streak: current }] : [],
        );
      }),
    );
  });

  test.each([
    ["2026-03-04T17:59:59.999Z", []],
    ["2026-03-04T18:00:00.000Z", ["streak_at_risk"]],
  ])("at %s: %j", (now, expected) => {
    const streak = { current: 2, today: "pending" as const };
    expect(kinds({ ...quiet(new Date(now)), streak })).toEqual(expected);
  });
});

test("a member is silent after three days without an ended session, with the number of days", () => {
  fc.assert(
    fc.property(instants, zones, fc.integer({ min: -1, max: 400 }), (now, timeZone, days) => {
      const facts = quiet(now, timeZone);
      const silent = findFlags({ ...facts, lastDay: addDays(facts.today, -days) });
      expect(silent).toEqual(days >= 3 ? [{ kind: "silent", days }] : []);
    }),
  );
});

describe("a falling completion rate", () => {
  const falling = (periods: Partial<FlagFacts>) =>
    findFlags({ ...quiet(), ...periods }).filter(({ kind }) => kind === "kept_rate_falling");
  const rate = ({ completed, broken }: { completed: number; broken: number }) =>
    completed / (completed + broken);

  test("is flagged only if it is lower and both periods have ten ended sessions", () => {
    fc.assert(
      fc.property(tally(40), tally(40), (recent, before) => {
        const flags = falling({ recent, before });
        if (flags.length === 0) return;
        expect(flags).toEqual([
          { kind: "kept_rate_falling", from: rate(before), to: rate(recent) },
        ]);
        expect(rate(recent)).toBeLessThan(rate(before));
        for (const period of [recent, before]) {
          expect(period.completed + period.broken).toBeGreaterThanOrEqual(10);
        }
      }),
    );
  });

  test("stays flagged when more of the recent sessions are broken", () => {
    fc.assert(
      fc.property(tally(40), tally(40), (recent, before) => {
        if (falling({ recent, before }).length === 0) return;
        const worse = { ...recent, broken: recent.broken + 1 };
        expect(kinds({ ...quiet(), recent: worse, before })).toEqual(["kept_rate_falling"]);
      }),
    );
  });

  const of = (completed: number, broken: number) => ({ completed, broken, focusMinutes: 0 });
  test.each([
    ["9 of 10 to 4 of 10", of(9, 1), of(4, 6), true],
    ["9 of 10 to 8 of 10, which is not significant", of(9, 1), of(8, 2), false],
    ["9 of 9, too few, to none of 10", of(9, 0), of(0, 10), false],
    ["10 of 10 to none of 9, too few", of(10, 0), of(0, 9), false],
    ["90 of 100 to 80 of 100, which is significant", of(90, 10), of(80, 20), true],
    ["none of 10 to none of 1000, which is no fall", of(0, 10), of(0, 1000), false],
  ])("%s", (_, before, recent, isFalling) => {
    expect(falling({ recent, before })).toHaveLength(isFalling ? 1 : 0);
  });

  test("is not flagged while it rises: a week with none, then a week with all completed", () => {
    const periods = { before: of(20, 2), recent: of(12, 10) };
    expect(falling({ ...periods, latest: of(6, 5) })).toHaveLength(1);
    expect(falling({ ...periods, latest: of(4, 8) })).toHaveLength(1);
    expect(findFlags({ ...quiet(), ...periods, latest: of(11, 1) })).toEqual([]);
  });
});

describe("a low completion rate", () => {
  const of = (completed: number, broken: number) => ({ completed, broken, focusMinutes: 0 });
  const low = (recent: Tally, more: Partial<FlagFacts> = {}) =>
    findFlags({ ...quiet(), recent, ...more }).filter(({ kind }) => kind === "kept_rate_low");

  test.each([
    ["53 % of 30", of(16, 14), true],
    ["half of 10", of(5, 5), true],
    ["6 of 10, which is not significant", of(6, 4), false],
    ["7 of 10", of(7, 3), false],
    ["none of 9, too few", of(0, 9), false],
    ["65 % of 100, which is not significant", of(65, 35), false],
    ["63 % of 100", of(63, 37), true],
  ])("%s", (_, recent, isLow) => {
    const { completed, broken } = recent;
    const ended = completed + broken;
    expect(low(recent)).toEqual(
      isLow ? [{ kind: "kept_rate_low", rate: completed / ended, ended }] : [],
    );
  });

  test("is not flagged together with a falling one, or while it rises", () => {
    expect(kinds({ ...quiet(), recent: of(5, 15), before: of(18, 2) })).toEqual([
      "kept_rate_falling",
    ]);
    expect(low(of(8, 12))).toHaveLength(1);
    expect(low(of(8, 12), { latest: of(8, 2) })).toEqual([]);
  });
});

describe("sizes too long", () => {
  const length = fc.record({
    minutes: fc.constantFrom(15, 25, 27, 45, 60, 90),
    completed: fc.nat(15),
    broken: fc.nat(15),
  });
  const lengths = fc
    .uniqueArray(length, { selector: ({ minutes }) => minutes })
    .map((all) => all.sort((a, b) => a.minutes - b.minutes));

  test("is flagged only if the most used length is above the suggested one, from five uses on", () => {
    fc.assert(
      fc.property(
        lengths,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (byLength, shares) => {
          const recent = byLength.map(({ minutes, completed, broken }) => ({
            minutes,
            count: Math.round((completed + broken) * (shares.next().value ?? 0)),
          }));
          const sizes: RecentLengths[] = [{ activityName: "Reading", byLength, recent }];
          const [flag] = findFlags({ ...quiet(), sizes });
          const suggested = suggestMinutes(byLength);
          const top = Math.max(0, ...recent.map(({ count }) => count));
          const most = recent.find(({ count }) => count === top);
          if (!flag) return;
          expect(flag).toEqual({
            kind: "sizes_too_long",
            activityName: "Reading",
            minutes: most?.minutes,
            suggestedMinutes: suggested,
          });
          expect(most?.count).toBeGreaterThanOrEqual(5);
          expect(most?.minutes).toBeGreaterThan(suggested ?? Number.NaN);
        },
      ),
    );
  });

  const reliable25 = { minutes: 25, completed: 12, broken: 0 };
  const unreliable60 = { minutes: 60, completed: 3, broken: 7 };
  const of = (recent: RecentLengths["recent"], byLength = [reliable25, unreliable60]) =>
    findFlags({ ...quiet(), sizes: [{ activityName: "Reading", byLength, recent }] });

  test("names the length in use and the reliable one", () => {
    expect(of([{ minutes: 60, count: 5 }])).toEqual([
      { kind: "sizes_too_long", activityName: "Reading", minutes: 60, suggestedMinutes: 25 },
    ]);
  });

  test("is not flagged for four sessions, or when the shorter length is used as often", () => {
    expect(of([{ minutes: 60, count: 4 }])).toEqual([]);
    expect(
      of([
        { minutes: 60, count: 5 },
        { minutes: 25, count: 5 },
      ]),
    ).toEqual([]);
  });

  test("is not flagged for 27 minutes, which are suggested as 25", () => {
    expect(of([{ minutes: 27, count: 12 }], [{ minutes: 27, completed: 12, broken: 0 }])).toEqual(
      [],
    );
  });
});
