import { describe, expect, it } from "vitest";
import { findNextSignalTime, findWarningTime, judgeEnd, judgeWarning } from "./when-to-signal";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 20, 10);
const session = (minutes: number) => ({
  startedAt: START,
  plannedEnd: START + minutes * MINUTE,
});
const at = (minutes: number) => START + minutes * MINUTE;

describe("the end of a session", () => {
  it("is due at its planned end, and late for five minutes", () => {
    const judge = (minutes: number) => judgeEnd(session(25), at(minutes));
    expect(judge(24.999)).toBe("early");
    expect(judge(25)).toBe("onTime");
    expect(judge(25.1)).toBe("onTime");
    expect(judge(25.2)).toBe("late");
    expect(judge(30)).toBe("late");
    expect(judge(30.001)).toBe("tooLate");
  });
});

describe("the warning", () => {
  it("comes five minutes before the end, and not in a session so short that it would come first", () => {
    expect(findWarningTime(session(25))).toBe(at(20));
    expect(findWarningTime(session(6))).toBe(at(1));
    expect(findWarningTime(session(5))).toBeNull();
  });

  it("is given at its time and never later", () => {
    const judge = (minutes: number) => judgeWarning(session(25), at(minutes));
    expect(judge(19.999)).toBe("early");
    expect(judge(20)).toBe("onTime");
    expect(judge(20.5)).toBe("onTime");
    expect(judge(20.6)).toBe("tooLate");
    expect(judgeWarning(session(5), at(0))).toBe("tooLate");
  });

  it("is the next time to look, then the end is", () => {
    expect(findNextSignalTime(session(25), at(3))).toBe(at(20));
    expect(findNextSignalTime(session(25), at(20))).toBe(at(25));
    expect(findNextSignalTime(session(5), at(1))).toBe(at(5));
  });
});
