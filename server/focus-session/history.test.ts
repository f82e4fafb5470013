import { beforeAll, describe, expect, test } from "vitest";
import { callOutcome, signInGuest } from "../testing/callers";
import { stopTime, travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { createStudyGroup } from "../testing/study-group";

const database = testDatabase();
const MINUTE_MS = 60_000;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE_MS);
const always = { from: "2000-01-01", to: "2100-01-01" };

beforeAll(() => stopTime(database.db));

/** Creates a guest with a short history. */
async function createGuestWithHistory() {
  const { mara, slug } = await createStudyGroup(database);
  const { call } = mara;
  const [work, study, reading] = await call.activity.list();
  if (!work || !study || !reading) throw new Error("a guest has activities");
  const start = (activityId: string, more: { target?: string; roomSlug?: string } = {}) =>
    call.focusSession.start({ activityId, minutes: 25, ...more });
  const completed = await start(work.id, { target: "Übung 4", roomSlug: slug });
  await pass(25);
  await call.focusSession.review({ id: completed.id, note: "100% done" });
  const broken = await start(study.id, { target: "a_b" });
  await pass(10);
  await call.focusSession.break({ id: broken.id });
  const drifted = await start(study.id, { target: "axb" });
  await pass(25);
  await call.focusSession.review({ id: drifted.id, drifted: true });
  const running = await start(reading.id);
  type Filter = Omit<Parameters<typeof call.focusSession.list>[0], "from" | "to">;
  const listed = async (filter: Filter = {}) =>
    (await call.focusSession.list({ ...always, ...filter })).items.map((item) => item.id);
  const ids = {
    completed: completed.id,
    broken: broken.id,
    drifted: drifted.id,
    running: running.id,
  };
  return { ...ids, call, listed, slug, work, study, reading, start };
}

describe("the history", () => {
  test("is filtered by status, where unfocused sessions are broken", async () => {
    const { listed, completed, broken, drifted, running } = await createGuestWithHistory();
    expect(await listed()).toEqual([running, drifted, broken, completed]);
    expect(await listed({ status: "running" })).toEqual([running]);
    expect(await listed({ status: "completed" })).toEqual([completed]);
    expect(await listed({ status: "broken" })).toEqual([drifted, broken]);
  });

  test("is filtered by room and by activity, merged ones included", async () => {
    const { call, listed, slug, completed, broken, drifted, work, study, reading } =
      await createGuestWithHistory();
    expect(await listed({ roomSlug: slug })).toEqual([completed]);
    expect(await listed({ roomSlug: "no-such-room" })).toEqual([]);
    expect(await listed({ activityId: study.id })).toEqual([drifted, broken]);
    await call.activity.merge({ id: study.id, intoId: work.id });
    expect(await listed({ activityId: work.id })).toEqual([drifted, broken, completed]);
    expect(await listed({ activityId: study.id })).toEqual([drifted, broken]);
    expect(await listed({ activityId: reading.id, status: "broken" })).toEqual([]);
  });

  test("is searched in target, note and activity, in any case", async () => {
    const { listed, completed, broken, drifted, running } = await createGuestWithHistory();
    expect(await listed({ text: "übung" })).toEqual([completed]);
    expect(await listed({ text: "DONE" })).toEqual([completed]);
    expect(await listed({ text: "stud" })).toEqual([drifted, broken]);
    expect(await listed({ text: "reading" })).toEqual([running]);
    expect(await listed({ text: "  " })).toHaveLength(4);
  });

  test("is searched for the exact characters typed", async () => {
    const { listed, completed, broken } = await createGuestWithHistory();
    expect(await listed({ text: "a_b" })).toEqual([broken]);
    expect(await listed({ text: "0%" })).toEqual([completed]);
    expect(await listed({ text: "\\" })).toEqual([]);
    expect(await listed({ text: "%" })).toEqual([completed]);
  });

  test("returns each match once over any number of pages", async () => {
    const { call, start, study, work } = await createGuestWithHistory();
    await pass(25);
    for (let n = 0; n < 7; n += 1) {
      const { id } = await start(n % 2 ? study.id : work.id);
      await call.focusSession.break({ id });
    }
    const all = await call.focusSession.list({ ...always, status: "broken" });
    const paged: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page: typeof all = await call.focusSession.list({
        ...always,
        status: "broken",
        cursor,
        limit: 2,
      });
      expect(page.items.length).toBeLessThanOrEqual(2);
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(all.items).toHaveLength(9);
    // All seven started at the same instant: only the id distinguishes them.
    expect(paged).toEqual(all.items);
  });

  test("of another person is never found by any filter", async () => {
    const { study } = await createGuestWithHistory();
    const { call } = await signInGuest(database, "Olga");
    const { items } = await call.focusSession.list({ ...always, activityId: study.id });
    expect(items).toEqual([]);
  });
});

describe("the lineage of a session", () => {
  test("is the whole chain of restarts, oldest first, from any session in it", async () => {
    const { call } = await signInGuest(database);
    const [work] = await call.activity.list();
    const chain: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const restartOf = chain.at(-1);
      const { id } = await call.focusSession.start({
        activityId: work?.id ?? "",
        minutes: 25,
        ...(restartOf && { restartOf }),
      });
      await pass(3);
      if (n < 3) await call.focusSession.break({ id, reason: "phone" });
      chain.push(id);
    }
    for (const id of chain) {
      const lineage = await call.focusSession.lineage({ id });
      expect(lineage.map((session) => session.id)).toEqual(chain);
    }
    await call.focusSession.break({ id: chain[3] ?? "" });
    // A session may be restarted twice. Both restarts belong to the chain.
    const again = await call.focusSession.start({
      activityId: work?.id ?? "",
      minutes: 25,
      restartOf: chain[1] ?? "",
    });
    const lineage = await call.focusSession.lineage({ id: again.id });
    expect(lineage.map((session) => session.id)).toEqual([...chain, again.id]);
  });

  test("of a session without restarts is the session alone; another person's session has none", async () => {
    const { call, completed } = await createGuestWithHistory();
    const [only, ...others] = await call.focusSession.lineage({ id: completed });
    expect([only?.id, others]).toEqual([completed, []]);
    const stranger = await signInGuest(database, "Sven");
    expect(await callOutcome(stranger.call.focusSession.lineage({ id: completed }))).toBe(
      "session_not_found",
    );
  });
});
