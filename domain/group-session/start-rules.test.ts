import { describe, expect, test } from "vitest";
import {
  decideStart,
  findLatecomerProblem,
  findOccurrenceState,
  findStart,
  toAttendanceStatus,
} from "./start-rules";

const startsAt = new Date("2026-11-20T10:00:00Z");
const at = (seconds: number) => new Date(startsAt.getTime() + seconds * 1000);

describe("a person who joined", () => {
  const decide = (facts: Partial<Parameters<typeof decideStart>[0]> = {}) =>
    decideStart({
      ...{ startsAt, now: startsAt, isPresent: true, isRunning: false, isReconnectOver: true },
      ...facts,
    });

  test("is started when present", () => expect(decide()).toBe("start"));

  test("is busy with a session of their own, present or not", () => {
    expect(decide({ isRunning: true })).toBe("busy");
    expect(decide({ isRunning: true, isPresent: false })).toBe("busy");
  });

  test("is absent only once everyone could reconnect", () => {
    expect(decide({ isPresent: false })).toBe("absent");
    expect(decide({ isPresent: false, isReconnectOver: false })).toBe("wait");
  });

  test("is started up to two minutes late, and misses it after that", () => {
    expect(decide({ now: at(120) })).toBe("start");
    expect(decide({ now: at(120.001) })).toBe("missed");
    expect(decide({ now: at(121), isRunning: true })).toBe("missed");
  });
});

test("a start within five seconds counts from the instant, a later one from now", () => {
  expect(findStart(startsAt, at(5), null)).toEqual(startsAt);
  expect(findStart(startsAt, at(5.001), null)).toEqual(at(5.001));
});

test("a start does not reach back into a session that ended after the instant", () => {
  expect(findStart(startsAt, at(2), at(0))).toEqual(startsAt);
  expect(findStart(startsAt, at(2), at(1))).toEqual(at(2));
});

test("latecomers need five minutes", () => {
  expect(findLatecomerProblem(at(300), startsAt)).toBeNull();
  expect(findLatecomerProblem(at(299.999), startsAt)).toBe("group_session_almost_over");
});

describe("an occurrence", () => {
  const stateAt = (
    seconds: number,
    outcomes: Parameters<typeof findOccurrenceState>[0]["outcomes"],
  ) => findOccurrenceState({ startsAt, endsAt: at(1500), outcomes }, at(seconds));

  test("is upcoming, running and ended", () => {
    expect(stateAt(-1, [null])).toBe("upcoming");
    expect(stateAt(0, [null])).toBe("running");
    expect(stateAt(1500, ["present"])).toBe("ended");
  });

  test("is missed when people had joined and nobody was started in two minutes", () => {
    expect(stateAt(120, [null])).toBe("running");
    expect(stateAt(121, [null, "absent"])).toBe("missed");
    expect(stateAt(60, ["missed"])).toBe("missed");
  });

  test("is not missed once a session ran, or if nobody had joined", () => {
    expect(stateAt(300, ["missed", "late"])).toBe("running");
    expect(stateAt(300, ["absent", "busy"])).toBe("running");
    expect(stateAt(300, [])).toBe("running");
  });
});

test("others see a missed start as absent", () => {
  expect(toAttendanceStatus("missed")).toBe("absent");
  expect(toAttendanceStatus("late")).toBe("late");
});
