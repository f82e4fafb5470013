import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { coachAccess } from "@/db/schema";
import { addDays, findMonday } from "@/domain/time/period";
import { exportCoach } from "../../export/coach";
import { callOutcome } from "../../testing/callers";
import { stopTime, travel } from "../../testing/clock";
import { outcome } from "../../testing/constraints";
import { testDatabase } from "../../testing/database";
import { readCsvRows, requestDownload, serveDownloadsFrom } from "../../testing/downloads";
import { createCoachingRoom } from "../testing/coaching-room";

const database = testDatabase();
serveDownloadsFrom(database);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const pass = (ms: number) => travel(database.db, ms);
const period = { from: "2020-01-01", to: "2029-01-01" };

beforeAll(() => stopTime(database.db));

describe("an access", () => {
  test("to a page is listed for the member, once within five minutes", async () => {
    const { carl, mara, aboutMara, slug } = await createCoachingRoom(database);
    const openPage = () => carl.call.coach.member({ ...aboutMara, ...period });
    await Promise.all([openPage(), openPage()]);
    await pass(4 * MINUTE_MS);
    await openPage();
    await pass(2 * MINUTE_MS);
    await openPage();
    const entries = await mara.call.coach.accessLog({});
    expect(entries.map(({ name, what, roomSlug }) => [name, what, roomSlug])).toEqual([
      ["Carl", "page", slug],
      ["Carl", "page", slug],
    ]);
    expect(Date.parse(entries[0]?.at ?? "") - Date.parse(entries[1]?.at ?? "")).toBe(6 * MINUTE_MS);
    expect(await carl.call.coach.accessLog()).toEqual([]);
  });

  test("by a download is listed every time, for every member in the roster", async () => {
    const { carl, mara, ben, toCarl, slug } = await createCoachingRoom(database);
    await ben.call.coach.grant(toCarl);
    const roster = await readCsvRows(await requestDownload(exportCoach, carl, { room: slug }));
    expect(roster.map((row) => row.name)).toEqual(["Ben", "Mara"]);
    const page = { room: slug, member: mara.userId, ...period, part: "sessions" };
    expect(await readCsvRows(await requestDownload(exportCoach, carl, page))).toHaveLength(1);
    await requestDownload(exportCoach, carl, { ...page, format: "json" });
    const kinds = async (guest: typeof mara) =>
      (await guest.call.coach.accessLog()).map(({ what }) => what).sort();
    expect(await kinds(mara)).toEqual(["export", "export", "register"]);
    expect(await kinds(ben)).toEqual(["register"]);
  });

  test("that was refused is not listed", async () => {
    const { cleo, mara, aboutMara, slug } = await createCoachingRoom(database);
    expect(await callOutcome(cleo.call.coach.member({ ...aboutMara, ...period }))).toBe(
      "member_not_found",
    );
    await requestDownload(exportCoach, cleo, { room: slug });
    await cleo.call.coach.members({ roomSlug: slug });
    expect(await mara.call.coach.accessLog()).toEqual([]);
  });

  test("counts in the member's local week", async () => {
    const { carl, mara, aboutMara, today } = await createCoachingRoom(database);
    const openPage = () => carl.call.coach.member({ ...aboutMara, ...period });
    await openPage();
    const monday = addDays(findMonday(today), 7);
    await pass(Date.parse(`${monday}T00:00:00Z`) - (await readClock(database.db)).getTime());
    expect(await mara.call.coach.accessThisWeek({})).toEqual([]);
    await openPage();
    await pass(6 * MINUTE_MS);
    await openPage();
    const [week] = await mara.call.coach.accessThisWeek({});
    expect(week).toMatchObject({ name: "Carl", count: 2, registerDays: 0 });
    expect(await mara.call.coach.accessLog()).toHaveLength(3);
  });

  test("to the roster is listed for every member in it, once per local day of each", async () => {
    const { carl, mara, ben, toCarl, slug } = await createCoachingRoom(database);
    await ben.call.account.update({ timeZone: "Pacific/Auckland" });
    await ben.call.coach.grant(toCarl);
    const open = () => carl.call.coach.members({ roomSlug: slug });
    const kinds = async (guest: typeof mara) =>
      (await guest.call.coach.accessLog()).map(({ what }) => what);
    await Promise.all([open(), open(), open()]);
    await pass(11 * HOUR_MS);
    await open();
    expect([await kinds(mara), await kinds(ben)]).toEqual([["row"], ["row"]]);
    // It is 23:00 UTC. Mara's next day begins in one hour, Ben's by noon UTC.
    await pass(2 * HOUR_MS);
    await open();
    expect([await kinds(mara), await kinds(ben)]).toEqual([["row", "row"], ["row"]]);
    await pass(11 * HOUR_MS);
    await open();
    expect([await kinds(mara), await kinds(ben)]).toEqual([
      ["row", "row"],
      ["row", "row"],
    ]);
  });

  test("with a filter by flag is listed for every member it was applied to, shown or not", async () => {
    const { carl, mara, ben, toCarl, slug } = await createCoachingRoom(database);
    await ben.call.coach.grant(toCarl);
    const filter = { roomSlug: slug, flag: "silent", name: "mar" } as const;
    expect(await carl.call.coach.members(filter)).toEqual([]);
    const kinds = async (guest: typeof mara) =>
      (await guest.call.coach.accessLog()).map(({ what }) => what).sort();
    // Carl learned that Mara does not have the flag, and nothing about Ben.
    expect([await kinds(mara), await kinds(ben)]).toEqual([["row"], []]);
    await carl.call.coach.members({ ...filter, name: "", isExport: true });
    expect([await kinds(mara), await kinds(ben)]).toEqual([["row"], ["row"]]);
    await carl.call.coach.members({ roomSlug: slug, name: "mar", isExport: true });
    expect([await kinds(mara), await kinds(ben)]).toEqual([["register", "row"], ["row"]]);
  });

  test.each(["notes", "plans"] as const)(
    "to %s is listed, because they tell what the member read or answered",
    async (what) => {
      const { carl, mara, aboutMara } = await createCoachingRoom(database);
      await carl.call.coach[what](aboutMara);
      await mara.call.coach[what]();
      const entries = await mara.call.coach.accessLog();
      expect(entries).toMatchObject([{ userId: carl.userId, what: "page" }]);
    },
  );

  test("to an answer is listed when it refuses the withdrawal of a suggestion", async () => {
    const { carl, mara, aboutMara, work } = await createCoachingRoom(database);
    const plan = { ...aboutMara, activityId: work.id, unit: "sessions", amount: 3 } as const;
    const [open, answered] = [
      await carl.call.coach.suggestPlan(plan),
      await carl.call.coach.suggestPlan({ ...plan, amount: 4 }),
    ];
    expect(await callOutcome(carl.call.coach.withdrawPlan({ id: open.id }))).toBe("plan_not_found");
    await mara.call.coach.answerPlan({ id: answered.id, isAccepted: false });
    expect(await mara.call.coach.accessLog()).toEqual([]);
    const withdrawal = carl.call.coach.withdrawPlan({ id: answered.id });
    expect(await callOutcome(withdrawal)).toBe("plan_already_answered");
    expect(await mara.call.coach.accessLog()).toMatchObject([{ what: "page" }]);
  });

  test("to the roster is counted separately from pages in the week", async () => {
    const { carl, mara, aboutMara, slug } = await createCoachingRoom(database);
    const toNoonOn = async (weekday: number) => {
      const now = (await readClock(database.db)).getTime();
      const today = new Date(now).toISOString().slice(0, 10);
      const noon = Date.parse(`${addDays(findMonday(today), 6 + weekday)}T12:00:00Z`);
      await pass(noon - now);
    };
    await toNoonOn(1);
    for (const days of [0, 1, 1]) {
      await pass(days * 24 * HOUR_MS);
      await carl.call.coach.members({ roomSlug: slug });
    }
    const weeks = () => mara.call.coach.accessThisWeek();
    expect(await weeks()).toMatchObject([{ name: "Carl", count: 0, registerDays: 3 }]);
    await carl.call.coach.member({ ...aboutMara, ...period });
    await requestDownload(exportCoach, carl, { room: slug });
    expect(await weeks()).toMatchObject([{ name: "Carl", count: 2, registerDays: 3 }]);
  });

  test("to the roster is listed once a day even for direct writes", async () => {
    const { carl, mara, roomId, today } = await createCoachingRoom(database);
    const row = { roomId, coachId: carl.userId, userId: mara.userId, what: "row" } as const;
    const write = (more: object) =>
      outcome(database.db.insert(coachAccess).values({ ...row, localDate: today, ...more }));
    expect(await write({})).toBe("accepted");
    expect(await write({})).toBe("coach_access_row");
    expect(await write({ localDate: null })).toBe("coach_access_local_date");
    expect(await write({ what: "page" })).toBe("coach_access_local_date");
  });
});
