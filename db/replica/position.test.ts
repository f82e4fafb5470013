import { expect, test } from "vitest";
import { judgeStandby } from "./position";

const position = { lsn: 100n, history: "7714088270290479258/stint/1", now: "" };
const standby = { isStandby: true, replayed: 100n, history: position.history };

test.each([
  ["current", { replayed: 100n }],
  ["current", { replayed: 101n }],
  ["behind", { replayed: 99n }],
  ["behind", { replayed: null }],
  ["not_a_standby", { isStandby: false }],
  ["other_history", { history: "7714088270290479259/stint/1" }],
  ["other_history", { history: "7714088270290479258/other/1" }],
  ["other_history", { history: "7714088270290479258/stint/2", replayed: 999n }],
] as const)("finds a standby %s with %o", (verdict, change) => {
  expect(judgeStandby(position, { ...standby, ...change })).toBe(verdict);
});
