import { expect, test } from "vitest";
import { buildRoomDashboard, listCompared, type MemberCells } from "./room-comparison";

const period = { from: "2026-11-16", to: "2026-11-17" };
const reading = { id: "reading", name: "Reading", color: "blue" as const };

const member = (
  userId: string,
  minutes: number,
  facts: Partial<MemberCells> = {},
): MemberCells => ({
  userId,
  name: userId,
  role: "member",
  isCoachingRoom: false,
  sharing: "full",
  isCompared: true,
  cells: [
    {
      date: "2026-11-16",
      activityId: reading.id,
      completed: 1,
      broken: 2,
      focusMinutes: minutes,
    },
  ],
  ...facts,
});

const compare = (viewer: MemberCells, ...others: MemberCells[]) =>
  buildRoomDashboard({
    period,
    viewer,
    members: listCompared(viewer, [viewer, ...others]),
    activities: [reading],
  });

test("lists the viewer first, then by name and not by focus time", () => {
  const { members } = compare(
    member("mara", 10),
    member("olga", 25),
    member("anna", 25),
    member("finn", 90),
  );
  expect(members.map(({ userId }) => userId)).toEqual(["mara", "anna", "finn", "olga"]);
});

test("lists every day and sums up the listed members", () => {
  const { total, byDay } = compare(member("mara", 10), member("olga", 25));
  expect(total).toEqual({ completed: 2, broken: 4, focusMinutes: 35, completionRate: 2 / 6 });
  expect(byDay).toEqual([
    { date: "2026-11-16", completed: 2, broken: 4, focusMinutes: 35 },
    { date: "2026-11-17", completed: 0, broken: 0, focusMinutes: 0 },
  ]);
});

test("a member who does not take part is in no list and no sum", () => {
  const { members, total } = compare(member("mara", 10), member("olga", 25, { isCompared: false }));
  expect(members.map(({ userId }) => userId)).toEqual(["mara"]);
  expect(total.focusMinutes).toBe(10);
});

test("a viewer who does not take part sees only themselves", () => {
  const answer = compare(member("mara", 10, { isCompared: false }), member("olga", 25));
  expect(answer.members.map(({ userId }) => userId)).toEqual(["mara"]);
  expect(answer.isCompared).toBe(false);
  expect(answer.total.focusMinutes).toBe(10);
});

test("a coach is in no list and no sum, and sees only themselves", () => {
  const carl = member("carl", 40, { role: "coach" });
  const toMara = compare(member("mara", 10), carl);
  expect(toMara.members.map(({ userId }) => userId)).toEqual(["mara"]);
  expect(toMara.total.focusMinutes).toBe(10);
  const toCarl = compare(carl, member("mara", 10), member("cleo", 5, { role: "coach" }));
  expect(toCarl.members.map(({ userId }) => userId)).toEqual(["carl"]);
  expect(toCarl).toMatchObject({ isCompared: false });
  expect(toCarl.total.focusMinutes).toBe(40);
});

test("an owner who coaches is compared like any member", () => {
  const { members } = compare(member("olga", 10, { role: "owner" }), member("mara", 25));
  expect(members.map(({ userId }) => userId)).toEqual(["olga", "mara"]);
});

test("a coaching room has no comparison", () => {
  const inCoachingRoom = { isCoachingRoom: true };
  for (const role of ["owner", "member", "coach"] as const) {
    const answer = compare(
      member("mara", 10, { role, ...inCoachingRoom }),
      member("olga", 25, inCoachingRoom),
    );
    expect(answer.members.map(({ userId }) => userId)).toEqual(["mara"]);
    expect(answer).toMatchObject({ isCompared: false });
  }
});

test("a member who shares only their presence is not compared, and a viewer who does sees nobody", () => {
  const olga = member("olga", 25, { sharing: "presence" });
  const toMara = compare(member("mara", 10), olga);
  expect(toMara.members.map(({ userId }) => userId)).toEqual(["mara"]);
  expect(toMara.total.focusMinutes).toBe(10);
  const toOlga = compare(olga, member("mara", 10));
  expect(toOlga.members.map(({ userId }) => userId)).toEqual(["olga"]);
  expect(toOlga.isCompared).toBe(false);
});

test("every compared member shows their activities", () => {
  const { members } = compare(
    member("mara", 10, { sharing: "activity" }),
    member("olga", 25, { sharing: "full" }),
  );
  expect(members.map(({ byActivity }) => byActivity.length)).toEqual([1, 1]);
});
