import { expect, test } from "vitest";
import { parsePlan } from "./parse-plan";

const parse = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ unit: "sessions", amount: "5", ...fields })) {
    form.set(name, value);
  }
  return parsePlan(form);
};

test("leaves the length to the member when a plan has none", () => {
  expect(parse({ minutes: " " }).plan).toEqual({ unit: "sessions", amount: 5, minutes: null });
  expect(parse({ unit: "minutes", amount: "150", minutes: "25" }).plan).toEqual({
    unit: "minutes",
    amount: 150,
    minutes: 25,
  });
});

test("distinguishes an amount that is missing, invalid or too large from a wrong length", () => {
  for (const amount of ["", "0", "-1", "2.5", "many", "2017"]) {
    const { plan, errors } = parse({ amount });
    expect(plan).toBeNull();
    expect(errors).toEqual({ unit: "sessions", amount: true, minutes: false });
  }
  for (const minutes of ["4", "181", "7.5", "half"]) {
    const { plan, errors } = parse({ minutes });
    expect(plan).toBeNull();
    expect(errors).toMatchObject({ amount: false, minutes: true });
  }
});
