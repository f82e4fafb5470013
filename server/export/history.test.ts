import { expect, test } from "vitest";
import { signInGuest } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { readCsvRows, requestDownload, serveDownloadsFrom } from "../testing/downloads";
import { insertActivity, insertSession } from "../testing/factories";
import { createStudyGroup, start } from "../testing/study-group";
import { exportHistory } from "./history";

const database = testDatabase();
serveDownloadsFrom(database);
const always = { from: "0001-01-01", to: "9999-12-31" };

test("downloads the history as a table of sessions under a plain name, uncached", async () => {
  const { mara, slug } = await createStudyGroup(database);
  const session = await start(mara, slug);
  await travel(database.db, 12 * 60_000);
  await mara.call.focusSession.break({ id: session.id, reason: "phone" });
  const period = { from: "2020-01-01", to: "2100-12-31" };
  const response = await requestDownload(exportHistory, mara, period);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": 'attachment; filename="stint-history-from-2020-01-01-to-2100-12-31.csv"',
    "cache-control": "no-store",
  });
  const [row, ...others] = await readCsvRows(response);
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
    leaveAlone: "",
  });
});

test("downloads as JSON what the list returns, with the same filters", async () => {
  const mara = await signInGuest(database);
  const first = await start(mara);
  await mara.call.focusSession.break({ id: first.id });
  await start(mara);
  const filters: { status?: "broken"; text?: string }[] = [
    {},
    { status: "broken" },
    { text: "nothing like it" },
  ];
  for (const filter of filters) {
    const response = await requestDownload(exportHistory, mara, {
      ...always,
      ...filter,
      format: "json",
    });
    expect(response.headers.get("content-disposition")).toBe(
      'attachment; filename="stint-history.json"',
    );
    const { items } = await mara.call.focusSession.list({ ...always, ...filter });
    expect(await response.json()).toEqual(items);
  }
});

test("saves a text that a spreadsheet would run as text", async () => {
  const mara = await signInGuest(database);
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
  const rows = await readCsvRows(await requestDownload(exportHistory, mara, always));
  const safe = new Set(["'=1+1", "'+1", "'-1", "'@SUM(1)", `'"=1"`, "a,b"]);
  expect(new Set(rows.map((row) => row.target))).toEqual(safe);
  expect(new Set(rows.map((row) => row.note))).toEqual(safe);
  expect(new Set(rows.map((row) => row.activity))).toEqual(new Set([`'${name}`]));
});

test("downloads a history longer than one page completely, each session once", async () => {
  const mara = await signInGuest(database);
  const { id: activityId } = await insertActivity(database.db, { userId: mara.userId });
  const ids: string[] = [];
  for (let n = 0; n < 503; n += 1) {
    const startedAt = new Date(Date.UTC(2024, 0, 1) + n * 30 * 60_000);
    const { id } = await insertSession(database.db, { userId: mara.userId, activityId, startedAt });
    ids.unshift(id);
  }
  const asTable = await readCsvRows(await requestDownload(exportHistory, mara, always));
  expect(asTable.map((row) => row.id)).toEqual(ids);
  const asJson = await (
    await requestDownload(exportHistory, mara, { ...always, format: "json" })
  ).json();
  expect(asJson.map((session: { id: string }) => session.id)).toEqual(ids);
});

test("downloads an empty history as a table without rows and as an empty list", async () => {
  const mara = await signInGuest(database);
  expect(await (await requestDownload(exportHistory, mara, always)).text()).toMatch(
    /^localDate,.*\r\n$/,
  );
  const json = await requestDownload(exportHistory, mara, { ...always, format: "json" });
  expect(await json.text()).toBe("[]\n");
});
