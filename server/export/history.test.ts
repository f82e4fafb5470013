import { expect, test } from "vitest";
import { aGuest } from "../testing/as";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { ask, rowsIn, servedBy } from "../testing/downloads";
import { anActivity, aSession } from "../testing/factories";
import { aStudyGroup, start } from "../testing/study-group";
import { exportHistory } from "./history";

const database = testDatabase();
servedBy(database);
const always = { from: "0001-01-01", to: "9999-12-31" };

test("the record is saved as a table of its sessions, under a plain name, kept by nobody else", async () => {
  const { mara, slug } = await aStudyGroup(database);
  const session = await start(mara, slug);
  await travel(database.db, 12 * 60_000);
  await mara.call.focusSession.break({ id: session.id, reason: "phone" });
  const period = { from: "2020-01-01", to: "2100-12-31" };
  const response = await ask(exportHistory, mara, period);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": 'attachment; filename="stint-record-from-2020-01-01-to-2100-12-31.csv"',
    "cache-control": "no-store",
  });
  const [row, ...others] = await rowsIn(response);
  const [broken] = (await mara.call.focusSession.list(period)).items;
  expect(others).toEqual([]);
  expect(row).toEqual({
    localDate: session.localDate,
    startedAt: session.startedAt,
    plannedEnd: session.plannedEnd,
    timeZone: "Europe/Vienna",
    minutes: "25",
    status: "broken",
    activity: "Work",
    isRest: "false",
    target: "",
    room: slug,
    brokenAt: broken?.brokenAt,
    breakReason: "phone",
    drifted: "false",
    note: "",
    id: session.id,
    restartOf: "",
  });
});

test("as JSON it is what the list answers, and it is narrowed as the list is", async () => {
  const mara = await aGuest(database);
  const first = await start(mara);
  await mara.call.focusSession.break({ id: first.id });
  await start(mara);
  const filters: { status?: "broken"; text?: string }[] = [
    {},
    { status: "broken" },
    { text: "nothing like it" },
  ];
  for (const filter of filters) {
    const response = await ask(exportHistory, mara, { ...always, ...filter, format: "json" });
    expect(response.headers.get("content-disposition")).toBe(
      'attachment; filename="stint-record.json"',
    );
    const { items } = await mara.call.focusSession.list({ ...always, ...filter });
    expect(await response.json()).toEqual(items);
  }
});

test("a text that a spreadsheet would run is saved as a text", async () => {
  const mara = await aGuest(database);
  const [work] = await mara.call.activity.list();
  const evil = ["=1+1", "+1", "-1", "@SUM(1)", '"=1"', "a,b"];
  const name = '=HYPERLINK("https://evil.example")';
  await mara.call.activity.update({ id: work?.id ?? "", name });
  for (const target of evil) {
    const { id } = await mara.call.focusSession.start({
      activityId: work?.id ?? "",
      minutes: 5,
      target,
    });
    await mara.call.focusSession.break({ id });
    await mara.call.focusSession.review({ id, note: target });
  }
  const rows = await rowsIn(await ask(exportHistory, mara, always));
  const safe = new Set(["'=1+1", "'+1", "'-1", "'@SUM(1)", '"=1"', "a,b"]);
  expect(new Set(rows.map((row) => row.target))).toEqual(safe);
  expect(new Set(rows.map((row) => row.note))).toEqual(safe);
  expect(new Set(rows.map((row) => row.activity))).toEqual(new Set([`'${name}`]));
});

test("a record longer than a page is whole, each session once", async () => {
  const mara = await aGuest(database);
  const { id: activityId } = await anActivity(database.db, { userId: mara.userId });
  const ids: string[] = [];
  for (let n = 0; n < 503; n += 1) {
    const startedAt = new Date(Date.UTC(2024, 0, 1) + n * 30 * 60_000);
    const { id } = await aSession(database.db, { userId: mara.userId, activityId, startedAt });
    ids.unshift(id);
  }
  const asTable = await rowsIn(await ask(exportHistory, mara, always));
  expect(asTable.map((row) => row.id)).toEqual(ids);
  const asJson = await (await ask(exportHistory, mara, { ...always, format: "json" })).json();
  expect(asJson.map((session: { id: string }) => session.id)).toEqual(ids);
});

test("an empty record is a table without rows, and an empty list", async () => {
  const mara = await aGuest(database);
  expect(await (await ask(exportHistory, mara, always)).text()).toMatch(/^localDate,.*\r\n$/);
  const json = await ask(exportHistory, mara, { ...always, format: "json" });
  expect(await json.text()).toBe("[]\n");
});
