import { describe, expect, test } from "vitest";
import { findFirstName, findInviteProblem } from "./invite";

const NOW = new Date("2026-03-02T09:00:00.000Z");
const open = { expiresAt: null, maxUses: null, uses: 0, revokedAt: null };
const around = (ms: number) => new Date(NOW.getTime() + ms);

describe("an invite link", () => {
  test.each([
    ["without bounds", { ...open, uses: 999 }, null],
    ["that expires in a moment", { ...open, expiresAt: around(1) }, null],
    ["at its very expiry", { ...open, expiresAt: NOW }, "invite_expired"],
    ["with a use left", { ...open, maxUses: 3, uses: 2 }, null],
    ["with no use left", { ...open, maxUses: 3, uses: 3 }, "invite_used_up"],
    ["taken back", { ...open, revokedAt: around(-1) }, "invite_revoked"],
    [
      "taken back, expired and used up",
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
