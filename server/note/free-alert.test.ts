import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { callOutcome } from "../testing/callers";
import { stopTime, travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { start } from "../testing/study-group";
import { createPair } from "./testing/pair";

const database = testDatabase();
const MINUTE_MS = 60_000;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE_MS);
const now = async () => (await readClock(database.db)).toISOString();

beforeAll(() => stopTime(database.db));

describe("a free alert", () => {
  test("is shown from the end of the session until it is dismissed", async () => {
    const { olga, mara, slug, toMara } = await createPair(database);
    const { id, plannedEnd } = await start(mara, slug);
    await olga.call.note.tellWhenFree(toMara);
    await olga.call.note.tellWhenFree(toMara);
    const asked = { ...toMara, name: "Mara", askedAt: await now() };
    expect(await olga.call.note.freeAlerts()).toEqual([{ ...asked, freeAt: plannedEnd }]);
    await pass(5);
    await mara.call.focusSession.break({ id });
    expect(mara.notices.at(-1)).toEqual({ people: [olga.userId] });
    expect(await olga.call.note.freeAlerts()).toEqual([{ ...asked, freeAt: null }]);
    await olga.call.note.cancelTellWhenFree(toMara);
    await olga.call.note.cancelTellWhenFree(toMara);
    expect(await olga.call.note.freeAlerts()).toEqual([]);
  });

  test("waits while one's own session runs", async () => {
    const { olga, mara, slug, toMara } = await createPair(database);
    await start(mara, slug);
    await olga.call.note.tellWhenFree(toMara);
    await pass(20);
    await start(olga, slug);
    expect(await olga.call.note.freeAlerts()).toHaveLength(1);
    await pass(5);
    expect(await olga.call.note.freeAlerts()).toEqual([]);
    await pass(20);
    expect(await olga.call.note.freeAlerts()).toMatchObject([{ freeAt: null }]);
  });

  test("is void after twelve hours", async () => {
    const { olga, mara, slug, toMara } = await createPair(database);
    await start(mara, slug);
    await olga.call.note.tellWhenFree(toMara);
    await pass(12 * 60);
    expect(await olga.call.note.freeAlerts()).toEqual([]);
  });

  test("is refused about a member who is free", async () => {
    const { olga, toMara } = await createPair(database);
    expect(await callOutcome(olga.call.note.tellWhenFree(toMara))).toBe("member_already_free");
  });
});
