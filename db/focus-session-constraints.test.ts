import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { stopTime } from "@/server/testing/clock";
import { createPerson, outcome } from "@/server/testing/constraints";
import { testDatabase } from "@/server/testing/database";
import { insertSession } from "@/server/testing/factories";

// Constraints hold for every client of the database, not only for the app.

const database = testDatabase();

beforeAll(() => stopTime(database.db));

describe("the planned length", () => {
  test.each([
    [0, "focus_session_length"],
    [-25, "focus_session_length"],
    [4, "focus_session_length"],
    [5, "accepted"],
    [5.5, "focus_session_length"],
    [25, "accepted"],
    [179 + 59 / 60, "focus_session_length"],
    [180, "accepted"],
    [181, "focus_session_length"],
    [1440, "focus_session_length"],
  ])("%d minutes: %s", async (minutes, expected) => {
    expect(
      await outcome(insertSession(database.db, { ...(await createPerson(database)), minutes })),
    ).toBe(expected);
  });

  test.each([
    [4.999, "focus_session_length"],
    [5.5, "accepted"],
    [27.7202, "accepted"],
    [180.001, "focus_session_length"],
  ])("with a chosen end, %d minutes: %s", async (minutes, expected) => {
    const session = { ...(await createPerson(database)), minutes, isUntil: true };
    expect(await outcome(insertSession(database.db, session))).toBe(expected);
  });
});

describe("an early end", () => {
  test.each([
    [-0.001, "focus_session_broken_within"],
    [0, "accepted"],
    [12, "accepted"],
    [24.9999, "accepted"],
    [25, "focus_session_broken_within"],
    [26, "focus_session_broken_within"],
  ])("after %d of 25 minutes: %s", async (brokenAfter, expected) => {
    const { ago, ...who } = await createPerson(database);
    const session = insertSession(database.db, { ...who, startedAt: ago(60), brokenAfter });
    expect(await outcome(session)).toBe(expected);
  });

  test("is required for a reason, which must be from the list", async () => {
    const { ago, ...who } = await createPerson(database);
    const notEndedEarly = { ...who, startedAt: ago(60), breakReason: "phone" as const };
    const unknownReason = {
      ...notEndedEarly,
      brokenAfter: 3,
      breakReason: "bored" as unknown as "phone",
    };
    expect(await outcome(insertSession(database.db, notEndedEarly))).toBe(
      "focus_session_break_reason",
    );
    expect(await outcome(insertSession(database.db, unknownReason))).toBe(
      "focus_session_break_reason",
    );
    expect(await outcome(insertSession(database.db, { ...notEndedEarly, brokenAfter: 3 }))).toBe(
      "accepted",
    );
  });

  test.each([
    ["before the end", 30, undefined, "focus_session_drifted_after"],
    ["at the end", 35, undefined, "accepted"],
    ["of a broken session", 40, 5, "focus_session_broken_once"],
  ])("marking unfocused %s", async (_, minutesAfter, brokenAfter, expected) => {
    const { ago, ...who } = await createPerson(database);
    const session = { ...who, startedAt: ago(60), minutes: 35, brokenAfter };
    const driftedAt = ago(60 - minutesAfter);
    expect(await outcome(insertSession(database.db, { ...session, driftedAt }))).toBe(expected);
  });
});

describe("references of a session", () => {
  test("the activity is the person's own", async () => {
    const { ago, ...who } = await createPerson(database);
    const other = await createPerson(database);
    const foreign = insertSession(database.db, { ...who, activityId: other.activityId });
    expect(await outcome(foreign)).toMatch(/activity/);
  });

  test("a restart refers to the person's own session, never to itself or another person's", async () => {
    const { ago, ...who } = await createPerson(database);
    const { ago: _, ...other } = await createPerson(database);
    const first = await insertSession(database.db, { ...who, startedAt: ago(90), brokenAfter: 1 });
    const id = randomUUID();
    const restart = (restartOf: string, person = who) =>
      outcome(insertSession(database.db, { ...person, startedAt: ago(60), id, restartOf }));
    expect(await restart(id)).toBe("focus_session_restart_of_other");
    expect(await restart(first.id, other)).toMatch(/restart_of/);
    expect(await restart(first.id)).toBe("accepted");
  });
});

describe("two sessions of one person", () => {
  // The first one ran from 60 to 35 minutes ago.
  test.each([
    ["the same period", 60, 25, undefined],
    ["one inside the other", 55, 10, undefined],
    ["one around the other", 65, 60, undefined],
    ["a late start into it", 36, 25, undefined],
    ["an end that reaches into it", 84, 25, undefined],
    ["one broken inside it", 62, 25, 3],
  ])("cannot overlap: %s", async (_, minutesAgo, minutes, brokenAfter) => {
    const { ago, ...who } = await createPerson(database);
    await insertSession(database.db, { ...who, startedAt: ago(60), minutes: 25 });
    const second = { ...who, startedAt: ago(minutesAgo), minutes, brokenAfter };
    expect(await outcome(insertSession(database.db, second))).toBe("focus_session_no_overlap");
  });

  test.each([
    ["one begins as the other ends", 35, 25, undefined],
    ["one ends as the other begins", 85, 25, undefined],
    ["one was broken before the other began", 70, 25, 10],
  ])("may meet: %s", async (_, minutesAgo, minutes, brokenAfter) => {
    const { ago, ...who } = await createPerson(database);
    await insertSession(database.db, { ...who, startedAt: ago(60), minutes: 25 });
    const second = { ...who, startedAt: ago(minutesAgo), minutes, brokenAfter };
    expect(await outcome(insertSession(database.db, second))).toBe("accepted");
  });

  test("do not block another person's session", async () => {
    const [one, two] = [await createPerson(database), await createPerson(database)];
    await insertSession(database.db, { ...one, startedAt: one.ago(10) });
    expect(await outcome(insertSession(database.db, { ...two, startedAt: one.ago(10) }))).toBe(
      "accepted",
    );
  });

  test("ending early frees the remaining time; undoing it later is refused", async () => {
    const { ago, ...who } = await createPerson(database);
    const first = await insertSession(database.db, { ...who, startedAt: ago(60), brokenAfter: 5 });
    await insertSession(database.db, { ...who, startedAt: ago(54) });
    const undo = database.query(
      `with freed as (select set_config('application_name', 'owner', true))
       update focus_session set broken_at = null from freed where id = $1`,
      [first.id],
    );
    expect(await outcome(wrapped(undo))).toBe("focus_session_no_overlap");
  });
});

/** Wraps a raw statement's error as Drizzle does. */
const wrapped = (statement: Promise<unknown>) =>
  statement.catch((cause) => {
    throw new Error("refused", { cause });
  });
