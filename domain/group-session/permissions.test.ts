import { expect, test } from "vitest";
import type { PositionWithAgreement } from "../room/coach-agreement";
import { canManage, canSchedule } from "./permissions";

const seat = (facts: Partial<PositionWithAgreement> = {}): PositionWithAgreement => ({
  ...{ role: "member", alsoCoaches: false, awaitsAgreement: false },
  ...facts,
});

test("members schedule, unless the owners keep it to themselves", () => {
  const room = { isCoachingRoom: false, membersSchedule: true };
  expect(canSchedule(room, seat())).toBe(true);
  expect(canSchedule({ ...room, membersSchedule: false }, seat())).toBe(false);
  expect(canSchedule({ ...room, membersSchedule: false }, seat({ role: "coach" }))).toBe(false);
  expect(canSchedule({ ...room, membersSchedule: false }, seat({ role: "owner" }))).toBe(true);
});

test("lets only owners and the coaches that everyone sees schedule in a coaching room", () => {
  const room = { isCoachingRoom: true, membersSchedule: true };
  expect(canSchedule(room, seat())).toBe(false);
  expect(canSchedule(room, seat({ role: "owner" }))).toBe(true);
  expect(canSchedule(room, seat({ role: "coach" }))).toBe(true);
  expect(canSchedule(room, seat({ role: "coach", awaitsAgreement: true }))).toBe(false);
});

test("its creator and the owners manage a group session", () => {
  const mine = { createdBy: "mara" };
  expect(canManage(mine, { ...seat(), userId: "mara" })).toBe(true);
  expect(canManage(mine, { ...seat(), userId: "tim" })).toBe(false);
  expect(canManage({ createdBy: null }, { ...seat({ role: "owner" }), userId: "olga" })).toBe(true);
  expect(canManage({ createdBy: null }, { ...seat(), userId: "tim" })).toBe(false);
});
