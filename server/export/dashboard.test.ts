import { expect, test } from "vitest";
import { DASHBOARD_PARTS, ROOM_PARTS } from "@/domain/api/export-part";
import { addDays } from "@/domain/time/period";
import { signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { readCsvRows, requestDownload, serveDownloadsFrom } from "../testing/downloads";
import { insertSession } from "../testing/factories";
import { createStudyGroup } from "../testing/study-group";
import { exportDashboard } from "./dashboard";
import { exportRoom } from "./room";

const database = testDatabase();
serveDownloadsFrom(database);
const week = { from: "2026-03-02", to: "2026-03-08" };
const at = (date: number, hour: number) => new Date(Date.UTC(2026, 2, date, hour));

/** Creates two people in one room, with a week of sessions in it. */
async function createWeek() {
  const { olga, mara, slug, roomId } = await createStudyGroup(database);
  for (const { userId, call } of [olga, mara]) {
    const [work, study] = await call.activity.list();
    if (!work || !study) throw new Error("a guest has activities");
    const facts = { userId, roomId, activityId: work.id };
    await insertSession(database.db, { ...facts, startedAt: at(2, 8) });
    await insertSession(database.db, { ...facts, startedAt: at(2, 10), brokenAfter: 7 });
    await insertSession(database.db, { ...facts, activityId: study.id, startedAt: at(4, 9) });
    const drifted = { startedAt: at(5, 9), driftedAt: at(5, 10) };
    await insertSession(database.db, { ...facts, ...drifted });
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 5 });
  }
  return { olga, mara, slug };
}

const sum = (rows: Record<string, string>[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

test("lists a streak from the first session to today, with reasons", async () => {
  const { call, userId, sid } = await signInGuest(database, "Mara", "UTC");
  const [work] = await call.activity.list();
  if (!work) throw new Error("a guest has activities");
  const { today } = await call.restDays.get();
  const noon = (days: number) => new Date(`${addDays(today, days)}T12:00:00Z`);
  const facts = { userId, activityId: work.id };
  await insertSession(database.db, { ...facts, startedAt: noon(-3) });
  await insertSession(database.db, { ...facts, startedAt: noon(-2), brokenAfter: 7 });
  // Future days off and days before the first session are in no row.
  await call.restDays.declare({ date: addDays(today, 1) });
  await call.restDays.setWeekdays({ weekdays: [1, 2, 3, 4, 5, 6] });
  const asked = { from: addDays(today, -9), to: addDays(today, 9), part: "streak" };
  const rows = await readCsvRows(await requestDownload(exportDashboard, { sid }, asked));
  expect(rows.map(({ date, why }) => [date, why])).toEqual([
    [addDays(today, -3), "kept"],
    [addDays(today, -2), "broken_only"],
    [addDays(today, -1), "missed"],
    [today, "pending"],
  ]);
});

test("downloads every part as a table that adds up to the dashboard", async () => {
  const { mara } = await createWeek();
  const personal = await mara.call.dashboard.personal(week);
  for (const part of ["days", "activities"] as const) {
    const rows = await readCsvRows(await requestDownload(exportDashboard, mara, { ...week, part }));
    for (const column of ["completed", "broken", "focusMinutes"] as const) {
      expect({ part, column, sum: sum(rows, column) }).toEqual({
        part,
        column,
        sum: personal[column],
      });
    }
  }
  const days = await readCsvRows(
    await requestDownload(exportDashboard, mara, { ...week, part: "days" }),
  );
  expect(new Set(days.map((row) => row.date)).size).toBe(7);
  const [totals] = await readCsvRows(
    await requestDownload(exportDashboard, mara, { ...week, part: "totals" }),
  );
  expect(totals).toEqual({
    span: "this",
    completed: "2",
    broken: "2",
    focusMinutes: "50",
    completionRate: "0.5",
  });
});

test("downloads every part under its name, as a table and as JSON", async () => {
  const { mara } = await createWeek();
  const [personal, patterns, streak, sizing, goals] = await Promise.all([
    mara.call.dashboard.personal(week),
    mara.call.dashboard.patterns(week),
    mara.call.dashboard.streak(week),
    mara.call.dashboard.sizing(),
    mara.call.goal.progress({ week: week.from }),
  ]);
  const { byActivity, byDay, ...totals } = personal;
  const answers = {
    totals,
    days: byDay,
    activities: byActivity,
    lengths: patterns.byLength,
    hours: patterns.byHour,
    breaks: patterns.breaks,
    drifted: patterns.drifted,
    streak,
    sizing,
    goals,
  };
  for (const part of DASHBOARD_PARTS) {
    const json = await requestDownload(exportDashboard, mara, { ...week, part, format: "json" });
    expect(json.headers.get("content-disposition")).toBe(
      `attachment; filename="stint-${part}-from-2026-03-02-to-2026-03-08.json"`,
    );
    expect(await json.json()).toEqual(answers[part]);
    const rows = await readCsvRows(await requestDownload(exportDashboard, mara, { ...week, part }));
    // The goals were set this week, long after the requested one.
    expect(rows.length > 0).toBe(part !== "goals");
  }
  const all = await requestDownload(exportDashboard, mara, { ...week, format: "json" });
  expect(await all.json()).toEqual({ personal, patterns, streak, sizing, goals });
});

test("limits the download to one activity", async () => {
  const { mara } = await createWeek();
  const { byActivity } = await mara.call.dashboard.personal(week);
  const activityId = byActivity.find(({ name }) => name === "Study")?.activityId ?? "";
  for (const part of ["days", "activities", "sizing"]) {
    const rows = await readCsvRows(
      await requestDownload(exportDashboard, mara, { ...week, activityId, part }),
    );
    const named = new Set(rows.map((row) => row.activity).filter(Boolean));
    expect(named).toEqual(new Set(["Study"]));
  }
});

test("downloads the room's tables as its dashboard shows them to the viewer", async () => {
  const { olga, mara, slug } = await createWeek();
  await olga.call.member.setCompared({ roomSlug: slug, isCompared: false });
  const figures = await mara.call.dashboard.room({ roomSlug: slug, ...week });
  for (const part of ROOM_PARTS) {
    const response = await requestDownload(exportRoom, mara, { ...week, room: slug, part });
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="stint-room-${slug}-${part}-from-2026-03-02-to-2026-03-08.csv"`,
    );
    const rows = await readCsvRows(response);
    expect(new Set(rows.map((row) => row.userId))).toEqual(new Set([mara.userId]));
    expect(sum(rows, "completed")).toBe(figures.total.completed);
    expect(sum(rows, "focusMinutes")).toBe(figures.total.focusMinutes);
  }
  const json = await requestDownload(exportRoom, mara, { ...week, room: slug, format: "json" });
  expect(await json.json()).toEqual(figures);
});

test("downloads ten empty years, one row per day", async () => {
  const { call, ...mara } = await signInGuest(database);
  const decade = { from: "2017-01-01", to: "2026-12-31" };
  const rows = await readCsvRows(
    await requestDownload(exportDashboard, mara, { ...decade, part: "days" }),
  );
  expect(rows).toHaveLength(3652);
  expect((await call.dashboard.personal(decade)).byDay).toHaveLength(3652);
});
