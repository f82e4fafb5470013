import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BREAK_REASONS } from "../focus-session/break-reason";
import { localDay } from "../time/local-day";
import { buildPatterns, type EndedSession } from "./patterns";

const MINUTE = 60_000;
const zones = fc.constantFrom("Europe/Vienna", "America/St_Johns", "Pacific/Apia");

const session: fc.Arbitrary<EndedSession> = fc
  .record({
    activityId: fc.constantFrom("a1", "a2"),
    ms: fc.integer({ min: Date.UTC(2026, 2, 27), max: Date.UTC(2026, 3, 6) }),
    plannedMinutes: fc.constantFrom(25, 45, 33),
    timeZone: zones,
    fate: fc.constantFrom("kept", "broken", "drifted"),
    brokenAfter: fc.nat(24 * MINUTE),
    breakReason: fc.option(fc.constantFrom(...BREAK_REASONS.slice(0, 2))),
  })
  .map(({ ms, fate, brokenAfter, breakReason, ...rest }) => ({
    ...rest,
    startedAt: new Date(ms),
    localDate: localDay(new Date(ms), rest.timeZone),
    brokenAt: fate === "broken" ? new Date(ms + brokenAfter) : null,
    breakReason: fate === "broken" ? breakReason : null,
    drifted: fate === "drifted",
  }));
const sessions = fc.array(session, { maxLength: 50 });

const isKept = (s: EndedSession) => s.brokenAt === null && !s.drifted;

/** The oracle: the wall clock as the engine formats it. */
function clockText({ startedAt, timeZone }: EndedSession) {
  const style = { timeZone, weekday: "short", hour: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-GB", style).format(startedAt);
}
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

describe("patterns", () => {
  test("count the sessions of each length, hour and minute that has one", () => {
    fc.assert(
      fc.property(sessions, (all) => {
        const seen = buildPatterns(all);
        const many = (isMeant: (s: EndedSession) => boolean) => all.filter(isMeant).length;
        for (const { minutes, completed, broken } of seen.byLength) {
          expect(completed).toBe(many((s) => s.plannedMinutes === minutes && isKept(s)));
          expect(broken).toBe(many((s) => s.plannedMinutes === minutes && !isKept(s)));
        }
        for (const { weekday, hour, completed } of seen.byHour) {
          const text = `${WEEKDAYS[weekday - 1]} ${String(hour).padStart(2, "0")}`;
          const isAtThatTime = (s: EndedSession) => clockText(s).replace(",", "") === text;
          expect([text, completed]).toEqual([text, many((s) => isKept(s) && isAtThatTime(s))]);
        }
        for (const { activityId, minute, reason, count } of seen.breaks) {
          const isSame = (s: EndedSession) => {
            const ms = s.brokenAt ? s.brokenAt.getTime() - s.startedAt.getTime() : -1;
            const inMinute = ms >= minute * MINUTE && ms < (minute + 1) * MINUTE;
            return s.activityId === activityId && s.breakReason === reason && inMinute;
          };
          expect(count).toBe(many(isSame));
        }
        for (const { activityId, count } of seen.drifted) {
          expect(count).toBe(many((s) => s.drifted && s.activityId === activityId));
        }
      }),
    );
  });

  test("count every session exactly once", () => {
    fc.assert(
      fc.property(sessions, (all) => {
        const { byLength, byHour, breaks, drifted } = buildPatterns(all);
        const sum = (of: number[]) => of.reduce((a, b) => a + b, 0);
        expect(sum(byLength.map((l) => l.completed + l.broken))).toBe(all.length);
        expect(sum(byHour.map((h) => h.completed))).toBe(all.filter(isKept).length);
        expect(sum(breaks.map((b) => b.count))).toBe(all.filter((s) => s.brokenAt).length);
        expect(sum(drifted.map((d) => d.count))).toBe(all.filter((s) => s.drifted).length);
      }),
    );
  });

  test("do not depend on the order of the sessions", () => {
    fc.assert(
      fc.property(sessions, (all) => {
        const seen = buildPatterns(all);
        expect(buildPatterns([...all].reverse())).toEqual(seen);
        const lengths = seen.byLength.map((length) => length.minutes);
        expect(lengths).toEqual([...new Set(lengths)].sort((a, b) => a - b));
      }),
    );
  });
});
