import { expect, it } from "vitest";
import { createGoKeys } from "./go-keys";

/** Presses these keys and returns the answer to the last one. */
function after(keys: string[], intervalMs = 500): string | null {
  const press = createGoKeys();
  return keys.reduce<string | null>(
    (_, key, index) => press({ key, timeStamp: index * intervalMs, repeat: false }),
    null,
  );
}

it.each([
  [["g", "d"], "/dashboard"],
  [["G", "R"], "/dashboard/history"],
  [["x", "g", "w"], "/dashboard/week"],
  [["g", "g", "d"], "/dashboard"],
])("%j opens %s", (keys, path) => {
  expect(after(keys)).toBe(path);
});

it.each([[["d"]], [["g"]], [["g", "x"]], [["g", "x", "d"]], [["g", "1"]], [["g", "constructor"]]])(
  "%j opens nothing",
  (keys) => {
    expect(after(keys)).toBeNull();
  },
);

it("ignores a first key pressed long before", () => {
  expect(after(["g", "d"], 2000)).toBeNull();
});

it("ignores a held key", () => {
  const press = createGoKeys();
  press({ key: "g", timeStamp: 0, repeat: false });
  expect(press({ key: "d", timeStamp: 100, repeat: true })).toBeNull();
});
