import { expect, test } from "vitest";
import { surfacing } from "./next-free";

const until = (name: string, time: string) => ({
  name,
  plannedEnd: `2026-11-20T${time}.000Z`,
});
const said = (...running: ReturnType<typeof until>[]) => {
  const found = surfacing(running);
  return found && { how: found.how, names: found.first.map(({ name }) => name) };
};

test("nobody in session, nobody to surface", () => {
  expect(said()).toBeNull();
});

test("one alone, and one before the others", () => {
  expect(said(until("Mara", "10:50:00"))).toEqual({ how: "alone", names: ["Mara"] });
  expect(said(until("Mara", "10:50:00"), until("Ben", "10:49:59"))).toEqual({
    how: "first",
    names: ["Ben"],
  });
});

test("those who end at the same minute surface together, whatever the second", () => {
  expect(said(until("Mara", "10:50:01"), until("Ben", "10:50:59"))).toEqual({
    how: "all",
    names: ["Mara", "Ben"],
  });
  expect(
    said(until("Mara", "10:50:01"), until("Ben", "10:50:59"), until("Zoe", "10:51:00")),
  ).toEqual({ how: "some", names: ["Mara", "Ben"] });
});
