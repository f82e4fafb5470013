import { expect, test } from "vitest";
import { IS_ENDED } from "../status-sql";
import { withGivenNow } from "./given-now";

const NOW = "2026-11-30 22:06:50.123+00";

test("replaces every reading of the clock with one more parameter", () => {
  const text = "select stint_now() from focus_session where id = $1 and planned_end > stint_now()";
  expect(withGivenNow({ text, values: ["an id"] }, NOW)).toEqual({
    text: "select $2::timestamptz(3) from focus_session where id = $1 and planned_end > $2::timestamptz(3)",
    values: ["an id", NOW],
  });
});

test("leaves a statement that does not read the clock alone", () => {
  const statement = { text: "select $1::int", values: [1] };
  expect(withGivenNow(statement, NOW)).toEqual(statement);
});

test("leaves no other clock in the conditions of a status", () => {
  const { text } = withGivenNow({ text: `select ${IS_ENDED}`, values: [] }, NOW);
  expect(text).not.toMatch(/now\(|current_|timestamp\(\)/);
});
