import { expect, it } from "vitest";
import { goKeys } from "./go-keys";

/** What the last of these presses, half a second apart, leads to. */
function after(keys: string[], apartMs = 500): string | null {
  const press = goKeys();
  return keys.reduce<string | null>(
    (_, key, index) => press({ key, timeStamp: index * apartMs, repeat: false }),
    null,
  );
}

it.each([
  [["g", "d"], "/dashboard"],
  [["G", "R"], "/dashboard/history"],
  [["x", "g", "w"], "/dashboard/week"],
  [["g", "g", "d"], "/dashboard"],
])("%j goes to %s", (keys, path) => {
  expect(after(keys)).toBe(path);
});

it.each([[["d"]], [["g"]], [["g", "x"]], [["g", "x", "d"]], [["g", "1"]], [["g", "constructor"]]])(
  "%j goes nowhere",
  (keys) => {
    expect(after(keys)).toBeNull();
  },
);

it("forgets a first key that was pressed long before", () => {
  expect(after(["g", "d"], 2000)).toBeNull();
});

it("does not take a held key for a second press", () => {
  const press = goKeys();
  press({ key: "g", timeStamp: 0, repeat: false });
  expect(press({ key: "d", timeStamp: 100, repeat: true })).toBeNull();
});
