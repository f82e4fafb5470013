import { describe, expect, test } from "vitest";
import { findFirstName, findInviteProblem } from "./invite";

const NOW = new Date("2026-03-02T09:00:00.000Z");
const open = { expiresAt: null, maxUses: null, uses: 0, revokedAt: null };
const around = (ms: number) => new Date(NOW.getTime() + ms);

describe("an invite link", () => {
  test.each([
    ["is valid without limits", { ...open, uses: 999 }, null],
    ["is valid until it expires", { ...open, expiresAt: around(1) }, null],
    ["is expired from that instant on", { ...open, expiresAt: NOW }, "invite_expired"],
    ["is valid with a use left", { ...open, maxUses: 3, uses: 2 }, null],
    ["is used up with no use left", { ...open, maxUses: 3, uses: 3 }, "invite_used_up"],
    ["is not valid once revoked", { ...open, revokedAt: around(-1) }, "invite_revoked"],
    [
      "counts as revoked even if it is expired and used up too",
      { expiresAt: around(-1), maxUses: 1, uses: 1, revokedAt: NOW },
      "invite_revoked",
    ],
  ])("%s", (_, invite, problem) => {
    expect(findInviteProblem(invite, NOW)).toBe(problem);
  });
});

test.each([
  ["Mara Lindqvist", "Mara"],
  ["  Jonas\tB.", "Jonas"],
  ["Priya", "Priya"],
  ["", ""],
])("the first name of %j is %j", (name, seen) => {
  expect(findFirstName(name)).toBe(seen);
});
