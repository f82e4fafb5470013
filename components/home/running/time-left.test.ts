import { expect, it } from "vitest";
import { msLeft, timeLeft } from "./time-left";

it("shows minutes and seconds, and hours only when there are some", () => {
  expect(timeLeft(18 * 60_000 + 4_000)).toBe("18:04");
  expect(timeLeft(9_000)).toBe("0:09");
  expect(timeLeft(3_727_000)).toBe("1:02:07");
});

it("reads zero only once the end has come", () => {
  expect(timeLeft(1)).toBe("0:01");
  expect(timeLeft(0)).toBe("0:00");
  expect(timeLeft(-5_000)).toBe("0:00");
});

it("is never more than the block, to a clock that lags behind either", () => {
  const session = { startedAt: "2026-11-20T10:00:00.000Z", plannedEnd: "2026-11-20T10:05:00.000Z" };
  const started = Date.parse(session.startedAt);
  expect(timeLeft(msLeft(session, started - 300))).toBe("5:00");
  expect(timeLeft(msLeft(session, started + 1_000))).toBe("4:59");
});
