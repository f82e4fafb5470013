import { expect, test } from "vitest";
import { type EndedSession, findTimeTogether, isWithinTime } from "./time-together";

const run = (userId: string, hour: number, completed: number, broken = 0): EndedSession[] =>
  [...Array(completed).fill(true), ...Array(broken).fill(false)].map((isCompleted) => ({
    ...{ userId, hour, isCompleted },
  }));

test("finds the two hours in which two people complete most sessions, with the reason", () => {
  const sessions = [...run("ben", 11, 3), ...run("ana", 10, 3, 1), ...run("ana", 15, 1)];
  expect(findTimeTogether(sessions)).toEqual({
    best: { fromHour: 10, toHour: 12, completed: 6, ended: 7, people: 2 },
    hours: [
      { hour: 10, completed: 3, ended: 4 },
      { hour: 11, completed: 3, ended: 3 },
      { hour: 15, completed: 1, ended: 1 },
    ],
  });
});

test("prefers hours of two people to busier ones of one person", () => {
  const sessions = [...run("ana", 8, 20), ...run("ana", 19, 3), ...run("ben", 20, 3)];
  expect(findTimeTogether(sessions)?.best).toMatchObject({ fromHour: 19, toHour: 21, people: 2 });
});

test("does not take the time of one person for a common one, because another was there once", () => {
  const common = [...run("ana", 15, 10), ...run("ben", 15, 10)];
  const sessions = [...run("ana", 9, 40), ...run("ben", 10, 1), ...common];
  const best = { fromHour: 15, toHour: 17, completed: 20, ended: 20, people: 2 };
  expect(findTimeTogether(sessions)?.best).toEqual(best);
});

test("prefers hours of three people to busier ones of two", () => {
  const two = [...run("ana", 9, 12), ...run("ben", 9, 12)];
  const three = ["ana", "ben", "cleo"].flatMap((person) => run(person, 18, 3));
  expect(findTimeTogether([...two, ...three])?.best).toMatchObject({ fromHour: 18, people: 3 });
});

test("finds nothing when one person works alone, or in few sessions", () => {
  expect(findTimeTogether(run("ana", 9, 30))).toBeNull();
  expect(findTimeTogether([...run("ana", 9, 2), ...run("ben", 9, 2)])).toBeNull();
});

test("does not count a person who completes nothing in these hours", () => {
  expect(findTimeTogether([...run("ana", 9, 9), ...run("ben", 9, 0, 2)])).toBeNull();
});

test("crosses midnight", () => {
  const best = findTimeTogether([...run("ana", 23, 3), ...run("ben", 0, 3)])?.best;
  expect(best).toMatchObject({ fromHour: 23, toHour: 1, people: 2 });
  const time = { fromHour: 23, toHour: 1 };
  expect([22, 23, 0, 1].map((hour) => isWithinTime(hour, time))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
