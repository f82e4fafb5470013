import { afterEach, expect, test, vi } from "vitest";
import { readFollowed, toggleFollowed } from "./followed";

const KEY = "stint-followed mara library";
afterEach(() => void vi.unstubAllGlobals());

function stubStorage(stored = new Map<string, string>()) {
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
  return stored;
}

/** Follows Ben and Cleo, then Ben no more. */
const followTwo = () =>
  ["ben", "cleo", "ben"].reduce(
    (followed, userId) => toggleFollowed(KEY, followed, userId),
    readFollowed(KEY),
  );

test("keeps who is followed for the next page", () => {
  stubStorage();
  expect([...followTwo()]).toEqual(["cleo"]);
  expect([...readFollowed(KEY)]).toEqual(["cleo"]);
  expect([...readFollowed("stint-followed mara physics")]).toEqual([]);
});

test("follows for as long as the page is open where storage is blocked", () => {
  const refuse = () => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse });
  expect([...followTwo()]).toEqual(["cleo"]);
  expect([...readFollowed(KEY)]).toEqual([]);
});

test("follows nobody where something else is stored", () => {
  for (const text of ["", "{", "null", "{}", '"ben"', "[1, null]"]) {
    stubStorage(new Map([[KEY, text]]));
    expect([...readFollowed(KEY)]).toEqual([]);
  }
});

test("keeps the latest 200", () => {
  stubStorage();
  const ids = Array.from({ length: 201 }, (_, index) => `member ${index}`);
  const followed = ids.reduce((set, id) => toggleFollowed(KEY, set, id), readFollowed(KEY));
  expect(followed.size).toBe(200);
  expect(followed.has("member 0")).toBe(false);
  expect([...readFollowed(KEY)][0]).toBe("member 200");
});
