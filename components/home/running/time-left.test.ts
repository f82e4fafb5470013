import { expect, it } from "vitest";
import { formatTimeLeft, msLeft } from "./time-left";

it("shows minutes and seconds, and hours only when there are some", () => {
  expect(formatTimeLeft(18 * 60_000 + 4_000)).toBe("18:04");
  expect(formatTimeLeft(9_000)).toBe("0:09");
  expect(formatTimeLeft(3_727_000)).toBe("1:02:07");
});

it("shows zero only from the end on", () => {
  expect(formatTimeLeft(1)).toBe("0:01");
  expect(formatTimeLeft(0)).toBe("0:00");
  expect(formatTimeLeft(-5_000)).toBe("0:00");
});

it("is never more than the length of the session, even for a clock that lags behind", () => {
  const started = Date.parse("2026-11-20T10:00:00.000Z");
  const session = { startedAt: started, plannedEnd: Date.parse("2026-11-20T10:05:00.000Z") };
  expect(formatTimeLeft(msLeft(session, started - 300))).toBe("5:00");
  expect(formatTimeLeft(msLeft(session, started + 1_000))).toBe("4:59");
});
