import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findShownSharing, limitToSharing, SHARINGS, type Sharing } from "./sharing";

/** The oracle: what each choice shows to the room (PRODUCT.md, Rooms). */
const SEEN: Record<Sharing, { activity: boolean; target: boolean }> = {
  full: { activity: true, target: true },
  activity: { activity: true, target: false },
  presence: { activity: false, target: false },
};

const secret = (mark: string) => fc.stringMatching(/^[a-z]{6,20}$/).map((text) => `${mark}${text}`);
const session = fc.record({
  activity: fc.option(fc.record({ name: secret("activity-"), color: secret("color-") })),
  target: fc.option(secret("target-")),
  startedAt: fc.constant("2026-03-02T09:00:00.000Z"),
  plannedEnd: fc.constant("2026-03-02T09:25:00.000Z"),
});

describe.each(SHARINGS)("sharing %s", (sharing) => {
  test("matches its description exactly", () => {
    fc.assert(
      fc.property(session, (whole) => {
        const shared = limitToSharing(whole, sharing);
        expect(shared.activity).toEqual(SEEN[sharing].activity ? whole.activity : null);
        expect(shared.target).toBe(SEEN[sharing].target ? whole.target : null);
        const out = JSON.stringify(shared);
        if (!SEEN[sharing].target) expect(out).not.toContain("target-");
        if (!SEEN[sharing].activity) expect(out).not.toMatch(/activity-|color-/);
      }),
    );
  });

  test("always shows start and end, and does not change the session", () => {
    fc.assert(
      fc.property(session, (whole) => {
        const before = structuredClone(whole);
        const { startedAt, plannedEnd } = limitToSharing(whole, sharing);
        expect({ startedAt, plannedEnd }).toEqual({
          startedAt: before.startedAt,
          plannedEnd: before.plannedEnd,
        });
        expect(whole).toEqual(before);
      }),
    );
  });
});

test.each(SHARINGS)(
  "%s is explained to a member of a coaching room as coaches see it",
  (sharing) => {
    const texts = (
      isCoachingRoom: boolean,
      role: "owner" | "member" | "coach",
      alsoCoaches = false,
      awaitsAgreement = false,
    ) => findShownSharing({ sharing, isCoachingRoom, role, alsoCoaches, awaitsAgreement });
    const inCoachingRoom = sharing === "full" ? "coachingRoom" : sharing;
    const unseen = [texts(true, "member"), texts(true, "owner"), texts(true, "coach", false, true)];
    expect(unseen).toEqual(Array(3).fill(inCoachingRoom));
    for (const one of [texts(true, "coach"), texts(true, "owner", true), texts(false, "member")]) {
      expect(one).toBe(sharing);
    }
  },
);
