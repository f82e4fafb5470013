import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CurrentSession } from "@/domain/api/focus-session";
import { createViewer, settle } from "../../testing/live-room";
import { LivePerson } from "./live-person";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const PLANNED_END = "2026-11-21T10:25:00.000Z";
const running = { plannedEnd: PLANNED_END } as CurrentSession["session"];

/** A person whose row the test controls, and functions that join a device and heal. */
function insertPerson() {
  const row = { version: 1, session: null as CurrentSession["session"], isFailing: false };
  const person = new LivePerson(
    "mara",
    async () => {
      if (row.isFailing) throw new Error("the database is down");
      const current = { session: row.session, serverNow: "2026-11-21T10:00:00.000Z" };
      return { version: row.version, current };
    },
    () => {},
  );
  const joins = async () => {
    const { stream, frames } = createViewer("mara");
    person.join(stream);
    await settle();
    return () => frames.map(({ data }) => (data as unknown as CurrentSession).session);
  };
  /** Heals the person from their row. */
  const heal = async (nowMs = Date.parse("2026-11-21T10:00:00.000Z")) => {
    person.heal(person.sent.version === row.version ? null : { isGone: false }, nowMs);
    await settle();
  };
  return { person, row, joins, heal };
}

test("sends `me` to a device that joins, and not again to the others", async () => {
  const { joins } = insertPerson();
  const [phone, laptop] = [await joins(), await joins()];
  expect([phone(), laptop()]).toEqual([[null], [null]]);
});

test("a change without a notice reaches every device, also when another joins first", async () => {
  const { row, joins, heal } = insertPerson();
  const phone = await joins();
  Object.assign(row, { version: 2, session: running });
  const laptop = await joins();
  await heal();
  expect([phone(), laptop()]).toEqual([[null, running], [running]]);
});

test("tells of a change of group sessions at once, and of those within a second together", async () => {
  const { person } = insertPerson();
  const { stream, frames } = createViewer("mara");
  person.join(stream);
  await settle();
  const hints = () => frames.filter(({ event }) => event === "groupSessions").length;
  for (let n = 0; n < 50; n += 1) person.hintGroupSessions();
  expect(hints()).toBe(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(hints()).toBe(2);
});

test("a session that ends by the clock ends on every device, also when another joins first", async () => {
  const { row, joins, heal } = insertPerson();
  row.session = running;
  const phone = await joins();
  row.session = null;
  const laptop = await joins();
  await heal(Date.parse(PLANNED_END));
  expect([phone(), laptop()]).toEqual([[running, null], [null]]);
});

test("a failed reading is repeated at the next heal, for all devices", async () => {
  const { person, row, joins, heal } = insertPerson();
  const phone = await joins();
  Object.assign(row, { version: 2, session: running, isFailing: true });
  person.refresh();
  await settle();
  row.isFailing = false;
  await heal();
  expect(phone()).toEqual([null, running]);
});
