import { describe, expect, test } from "vitest";
import { findBreakProblem, findRestartProblem, findReviewProblem } from "./session-rules";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
const untouched = { plannedEnd: at(25), brokenAt: null, driftedAt: null };
const broken = { ...untouched, brokenAt: at(12) };
const drifted = { ...untouched, driftedAt: at(30) };

const [during, end, later] = [at(20), at(25), at(40)];

describe("ending early", () => {
  test.each([
    ["a running session", untouched, during, null],
    ["a session at its very end", untouched, end, "session_already_ended"],
    ["a completed session", untouched, later, "session_already_ended"],
    ["a broken session", broken, during, null],
    ["a broken session after its planned end", broken, later, null],
    ["a drifted session", drifted, later, "session_already_ended"],
  ])("%s", (_, session, now, problem) => {
    expect(findBreakProblem(session, now)).toBe(problem);
  });
});

describe("reviewing", () => {
  test.each([
    ["a running session", untouched, {}, during, "session_still_running"],
    ["a running session, drifted", untouched, { drifted: true }, during, "session_still_running"],
    ["a completed session", untouched, {}, end, null],
    ["a completed session, drifted", untouched, { drifted: true }, end, null],
    ["a completed session, not drifted", untouched, { drifted: false }, later, null],
    ["a broken session", broken, {}, during, null],
    ["a broken session, drifted", broken, { drifted: true }, later, "session_already_broken"],
    ["a drifted session", drifted, {}, later, null],
    ["a drifted session, drifted once more", drifted, { drifted: true }, later, null],
    ["a drifted session, taken back", drifted, { drifted: false }, later, "session_already_broken"],
  ])("%s", (_, session, review, now, problem) => {
    expect(findReviewProblem(session, review, now)).toBe(problem);
  });
});

describe("restarting", () => {
  test.each([
    ["a broken session", broken, null],
    ["a drifted session", drifted, null],
    ["a completed session", untouched, "restart_of_not_broken"],
  ])("%s", (_, session, problem) => {
    expect(findRestartProblem(session, later)).toBe(problem);
  });

  test("a running session", () => {
    expect(findRestartProblem(untouched, during)).toBe("restart_of_not_broken");
  });
});
