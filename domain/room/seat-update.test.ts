import { expect, test } from "vitest";
import type { Seat } from "../api/room-state";
import { updateSeat } from "./seat-update";

// server/live/hub/written.test.ts compares updated seats with readings of the database.

const NOW = Date.parse("2026-11-30T10:00:00.000Z");
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

const work = { activity: { name: "Work", color: "blue", isRest: false } as const, target: null };
const running = { ...work, startedAt: at(-5), plannedEnd: at(20) };

function seat(facts: Partial<Seat> = {}) {
  return {
    userId: "6f8d3c1e-52c4-4d0e-9c8d-1d9f3f6f2a10",
    name: "Mara",
    role: "member" as const,
    alsoCoaches: false,
    state: facts.session ? ("running" as const) : ("here" as const),
    session: null,
    busyUntil: null,
    recent: [],
    isPresent: true,
    ...facts,
  };
}

const started = {
  kind: "started",
  session: { ...work, startedAt: at(0), plannedEnd: at(25) },
  sharing: "full",
} as const;

test("a start after a completed session keeps it as recent", () => {
  const over = { ...work, startedAt: at(-30), plannedEnd: at(-5) };
  expect(updateSeat(seat({ session: over }), started, NOW)).toEqual(
    seat({
      session: started.session,
      recent: [{ ...over, brokenAt: null, status: "completed" }],
    }),
  );
});

test("an early end leaves a broken session, and its member available", () => {
  const update = { kind: "ended", brokenAt: at(0) } as const;
  expect(updateSeat(seat({ session: running }), update, NOW)).toEqual(
    seat({ recent: [{ ...running, brokenAt: at(0), status: "broken" }] }),
  );
});

test("a personal session shows until when, and not that it was one before", () => {
  const until = at(25);
  const known = seat({ busyUntil: at(-1) });
  expect(updateSeat(known, { kind: "busy", until }, NOW)).toEqual(seat({ busyUntil: until }));
  expect(updateSeat(seat({ busyUntil: until }), { kind: "busy", until: null }, NOW)).toEqual(
    seat(),
  );
});

test.each([
  ["a start while a session runs", seat({ session: running }), started],
  ["a start while busy", seat({ busyUntil: at(5) }), started],
  ["an early end without a session", seat(), { kind: "ended", brokenAt: at(0) }],
  [
    "a personal session beside one in the room",
    seat({ session: running }),
    { kind: "busy", until: at(25) },
  ],
] as const)("%s does not fit, so the room must be read", (_, known, update) => {
  expect(updateSeat(known, update, NOW)).toBeNull();
});
