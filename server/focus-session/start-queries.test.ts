import { expect, test } from "vitest";
import { callOutcome } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { createPerson } from "./testing/person";

const database = testDatabase();
const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE_MS);

type Person = Awaited<ReturnType<typeof createPerson>>;

/** Starts a session and ends it early. */
async function startBroken(
  { call, start }: Person,
  more: Parameters<Person["start"]>[0] & { reason?: "done_early" } = {},
) {
  const { reason, ...input } = more;
  const { id } = await start(input);
  await pass(1);
  await call.focusSession.break({ id, reason });
  return id;
}

test("preselects 25 minutes at first, then what the person usually chooses for the activity", async () => {
  const { call, start, study, now } = await createPerson(database);
  const minutes = async () => (await call.focusSession.defaultLength()).minutes;
  const run = async (length: Parameters<typeof start>[0], after: number) => {
    await call.focusSession.break({ id: (await start(length)).id });
    expect([length, await minutes()]).toEqual([length, after]);
  };
  expect(await minutes()).toBe(25);
  await run({ minutes: 60 }, 60);
  await run({ minutes: 50 }, 45);
  await run({ minutes: 50 }, 50);
  await run({ minutes: 50, activityId: study.id }, 45);
  await run({ until: new Date((await now()) + 37 * MINUTE_MS).toISOString() }, 45);
  await run({ until: new Date((await now()) + 52 * MINUTE_MS).toISOString() }, 50);
});

test("counts sessions of a merged activity as those of the other", async () => {
  const { call, start, work, study } = await createPerson(database);
  const { id } = await start({ minutes: 50, activityId: study.id });
  await call.focusSession.break({ id });
  await call.activity.merge({ id: study.id, intoId: work.id });
  await call.focusSession.break({ id: (await start({ minutes: 50 })).id });
  expect(await call.focusSession.defaultLength()).toEqual({ minutes: 50 });
});

test("offers an unfinished target with its activity and length until it is completed", async () => {
  const person = await createPerson(database);
  const { call, start, work, now } = person;
  await startBroken(person, { target: "done", reason: "done_early" });
  await startBroken(person, { target: null });
  const until = new Date((await now()) + 52 * MINUTE_MS).toISOString();
  const essay = await startBroken(person, { target: "essay", until });
  const sessionId = await startBroken(person, { target: "chapter 4", minutes: 50 });
  await travel(database.db, DAY_MS);
  const { id: _, ...activity } = work;
  expect(await call.focusSession.unfinishedTargets()).toMatchObject([
    { sessionId, target: "chapter 4", minutes: 50, activity: { id: work.id, name: activity.name } },
    { sessionId: essay, target: "essay", minutes: 45 },
  ]);
  await start({ target: "Chapter 4", minutes: 25 });
  await pass(25);
  const offered = await call.focusSession.unfinishedTargets();
  expect(offered.map(({ target }) => target)).toEqual(["essay"]);
  await travel(database.db, 7 * DAY_MS);
  expect(await call.focusSession.unfinishedTargets()).toEqual([]);
});

test("offers no target of an archived activity or of a rest", async () => {
  const person = await createPerson(database);
  const { call, study } = person;
  const rest = (await call.activity.list()).find(({ isRest }) => isRest);
  await startBroken(person, { target: "a walk", activityId: rest?.id });
  await startBroken(person, { target: "chapter 4", activityId: study.id });
  expect(await call.focusSession.unfinishedTargets()).toHaveLength(1);
  await call.activity.archive({ id: study.id });
  expect(await call.focusSession.unfinishedTargets()).toEqual([]);
});

test("offers a dismissed target no more, until it is not finished once more", async () => {
  const person = await createPerson(database);
  const { call, start } = person;
  const id = await startBroken(person, { target: "chapter 4" });
  await startBroken(person, { target: "essay" });
  const left = [expect.objectContaining({ target: "essay" })];
  expect(await call.focusSession.dismissTarget({ id })).toEqual(left);
  expect(await call.focusSession.dismissTarget({ id })).toEqual(left);
  const exported = (await call.account.export()).sessions;
  expect(exported.map(({ targetDismissedAt }) => targetDismissedAt !== null)).toEqual([
    true,
    false,
  ]);
  await startBroken(person, { target: "chapter 4" });
  expect(await call.focusSession.unfinishedTargets()).toHaveLength(2);
  const running = await start({ target: "chapter 4" });
  expect(await call.focusSession.unfinishedTargets()).toEqual(left);
  expect(await callOutcome(call.focusSession.dismissTarget({ id: running.id }))).toBe(
    "session_still_running",
  );
});

test("shows what is left alone to the person themselves, also in downloads", async () => {
  const { call, start } = await createPerson(database);
  const session = await start({ leaveAlone: "  phone, mail " });
  expect(session.leaveAlone).toBe("phone, mail");
  expect((await call.focusSession.current()).session).toEqual(session);
  expect((await call.account.export()).sessions[0]?.leaveAlone).toBe("phone, mail");
});
