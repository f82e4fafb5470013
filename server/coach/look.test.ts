import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { coachLook } from "@/db/schema";
import { addDays, mondayOf } from "@/domain/span";
import { exportCoach } from "../export/coach";
import { reasonOf } from "../testing/as";
import { stopTime, travel } from "../testing/clock";
import { outcome } from "../testing/constraints";
import { testDatabase } from "../testing/database";
import { ask, rowsIn, servedBy } from "../testing/downloads";
import { aPractice } from "./testing/practice";

const database = testDatabase();
servedBy(database);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const pass = (ms: number) => travel(database.db, ms);
const span = { from: "2020-01-01", to: "2029-01-01" };

beforeAll(() => stopTime(database.db));

describe("a look", () => {
  test("at a page is listed for the member; a second within five minutes is the same one", async () => {
    const { carl, mara, aboutMara, slug } = await aPractice(database);
    const look = () => carl.call.coach.member({ ...aboutMara, ...span });
    await Promise.all([look(), look()]);
    await pass(4 * MINUTE_MS);
    await look();
    await pass(2 * MINUTE_MS);
    await look();
    const looks = await mara.call.coach.looks({});
    expect(looks.map(({ name, what, roomSlug }) => [name, what, roomSlug])).toEqual([
      ["Carl", "page", slug],
      ["Carl", "page", slug],
    ]);
    expect(Date.parse(looks[0]?.at ?? "") - Date.parse(looks[1]?.at ?? "")).toBe(6 * MINUTE_MS);
    expect(await carl.call.coach.looks()).toEqual([]);
  });

  test("by a download is listed each time, of the register for every member in it", async () => {
    const { carl, mara, ben, toCarl, slug } = await aPractice(database);
    await ben.call.coach.grant(toCarl);
    const register = await rowsIn(await ask(exportCoach, carl, { room: slug }));
    expect(register.map((row) => row.name)).toEqual(["Ben", "Mara"]);
    const page = { room: slug, member: mara.userId, ...span, part: "sessions" };
    expect(await rowsIn(await ask(exportCoach, carl, page))).toHaveLength(1);
    await ask(exportCoach, carl, { ...page, format: "json" });
    const kinds = async (guest: typeof mara) =>
      (await guest.call.coach.looks()).map(({ what }) => what).sort();
    expect(await kinds(mara)).toEqual(["export", "export", "register"]);
    expect(await kinds(ben)).toEqual(["register"]);
  });

  test("that was refused is none", async () => {
    const { cleo, mara, aboutMara, slug } = await aPractice(database);
    expect(await reasonOf(cleo.call.coach.member({ ...aboutMara, ...span }))).toBe(
      "member_not_found",
    );
    await ask(exportCoach, cleo, { room: slug });
    await cleo.call.coach.members({ roomSlug: slug });
    expect(await mara.call.coach.looks()).toEqual([]);
  });

  test("counts in the member's own week", async () => {
    const { carl, mara, aboutMara, today } = await aPractice(database);
    const look = () => carl.call.coach.member({ ...aboutMara, ...span });
    await look();
    const monday = addDays(mondayOf(today), 7);
    await pass(Date.parse(`${monday}T00:00:00Z`) - (await readClock(database.db)).getTime());
    expect(await mara.call.coach.looksThisWeek({})).toEqual([]);
    await look();
    await pass(6 * MINUTE_MS);
    await look();
    const [week] = await mara.call.coach.looksThisWeek({});
    expect(week).toMatchObject({ name: "Carl", count: 2, registerDays: 0 });
    expect(await mara.call.coach.looks()).toHaveLength(3);
  });

  test("at the register is one at every member in it, once in each one's own day", async () => {
    const { carl, mara, ben, toCarl, slug } = await aPractice(database);
    await ben.call.account.update({ timeZone: "Pacific/Auckland" });
    await ben.call.coach.grant(toCarl);
    const open = () => carl.call.coach.members({ roomSlug: slug });
    const kinds = async (guest: typeof mara) =>
      (await guest.call.coach.looks()).map(({ what }) => what);
    await Promise.all([open(), open(), open()]);
    await pass(11 * HOUR_MS);
    await open();
    expect([await kinds(mara), await kinds(ben)]).toEqual([["row"], ["row"]]);
    // Midnight comes to Mara in UTC; to Ben it came at noon, and comes again in eleven hours.
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

  test("at the register is told apart in the week from those at pages", async () => {
    const { carl, mara, aboutMara, slug } = await aPractice(database);
    const toNoonOn = async (weekday: number) => {
      const now = (await readClock(database.db)).getTime();
      const today = new Date(now).toISOString().slice(0, 10);
      const noon = Date.parse(`${addDays(mondayOf(today), 6 + weekday)}T12:00:00Z`);
      await pass(noon - now);
    };
    await toNoonOn(1);
    for (const days of [0, 1, 1]) {
      await pass(days * 24 * HOUR_MS);
      await carl.call.coach.members({ roomSlug: slug });
    }
    const weeks = () => mara.call.coach.looksThisWeek();
    expect(await weeks()).toMatchObject([{ name: "Carl", count: 0, registerDays: 3 }]);
    await carl.call.coach.member({ ...aboutMara, ...span });
    await ask(exportCoach, carl, { room: slug });
    expect(await weeks()).toMatchObject([{ name: "Carl", count: 2, registerDays: 3 }]);
  });

  test("at the register is listed once a day whoever writes", async () => {
    const { carl, mara, roomId, today } = await aPractice(database);
    const row = { roomId, coachId: carl.userId, userId: mara.userId, what: "row" } as const;
    const write = (more: object) =>
      outcome(database.db.insert(coachLook).values({ ...row, localDate: today, ...more }));
    expect(await write({})).toBe("taken");
    expect(await write({})).toBe("coach_look_row");
    expect(await write({ localDate: null })).toBe("coach_look_local_date");
    expect(await write({ what: "page" })).toBe("coach_look_local_date");
  });
});
