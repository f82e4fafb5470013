import { expect, it } from "vitest";
import { returnPath, withSearch } from "./return-path";

it.each([
  "/invite/Ab_9-x",
  "/rooms/organic-chemistry-ii-7f3k",
  "/rooms/organic-chemistry-ii-7f3k/dashboard",
  "/dashboard",
  "/dashboard/history",
  "/dashboard/week",
  "/dashboard?from=2026-10-01&to=2026-10-31",
  "/dashboard/history?q=chapter+4&activity=6f8d3c1e-52c4-4d0e-9c8d-1d9f3f6f2a10",
  "/rooms/organic-chemistry-ii-7f3k/coach",
  "/rooms/organic-chemistry-ii-7f3k/coach/6f8d3c1e-52c4-4d0e-9c8d-1d9f3f6f2a10",
  "/account",
  "/account/coaches",
])("returns to %s", (path) => {
  expect(returnPath(path)).toBe(path);
});

it.each([
  undefined,
  "",
  ["/rooms/chem", "/rooms/other"],
  "/account/",
  "/dashboard?",
  "/dashboard?from=2026-10-01?to=2026-10-31",
  "/dashboard?from=2026-10-01#//evil.example",
  "/rooms/",
  "/rooms/chem/dashboard/",
  "/dashboard/../account",
  "//evil.example/rooms/chem",
  "/\\evil.example",
  "/rooms/\\evil.example",
  "/rooms//evil.example",
  "/rooms/../api/auth/signout",
  "/rooms/chem?then=//evil.example",
  "/rooms/chem\n",
  "https://evil.example/rooms/chem",
  "javascript:alert(1)//rooms/chem",
])("goes home instead of to %j", (path) => {
  expect(returnPath(path)).toBe("/");
});

it("returns to a page with its search parameters, whatever was typed into them", () => {
  const address = withSearch("/dashboard/history", { q: 'chapter 4 & "more"', day: ["a", "b"] });
  expect(address).toBe("/dashboard/history?q=chapter+4+%26+%22more%22");
  expect(returnPath(address)).toBe(address);
  expect(withSearch("/dashboard", {})).toBe("/dashboard");
});
