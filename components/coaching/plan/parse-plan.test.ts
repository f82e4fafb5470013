import { expect, test } from "vitest";
import { readPlan } from "./parse-plan";

const read = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ unit: "sessions", amount: "5", ...fields })) {
    form.set(name, value);
  }
  return readPlan(form);
};

test("a plan without a length leaves it to the member", () => {
  expect(read({ minutes: " " }).plan).toEqual({ unit: "sessions", amount: 5, minutes: null });
  expect(read({ unit: "minutes", amount: "150", minutes: "25" }).plan).toEqual({
    unit: "minutes",
    amount: 150,
    minutes: 25,
  });
});

test("an amount that is none, or too large for its unit, is told apart from a wrong length", () => {
  for (const amount of ["", "0", "-1", "2.5", "many", "2017"]) {
    const { plan, wrong } = read({ amount });
    expect(plan).toBeNull();
    expect(wrong).toEqual({ unit: "sessions", amount: true, minutes: false });
  }
  for (const minutes of ["4", "181", "7.5", "half"]) {
    const { plan, wrong } = read({ minutes });
    expect(plan).toBeNull();
    expect(wrong).toMatchObject({ amount: false, minutes: true });
  }
});
