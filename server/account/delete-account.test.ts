import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { authorizePassword } from "../auth/providers";
import { viewerBySid } from "../auth/viewer";
import { callOutcome, signInGuest } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { serveDownloadsFrom } from "../testing/downloads";
import { liveServer } from "../testing/live";
import { createStudyGroup, start, watch } from "../testing/study-group";
import { findTraces } from "../testing/traces";

const database = testDatabase();
serveDownloadsFrom(database);
const MINUTE_MS = 60_000;

const rowsOfTable = async (table: string, where: string, values: unknown[]) =>
  database.query(`select * from "${table}" where ${where}`, values);

describe("a deleted account", () => {
  test("leaves no trace of the person in any table", async () => {
    const { olga, slug } = await createStudyGroup(database);
    const name = "Xanthippe";
    const email = "xanthippe@example.org";
    const { call, userId, sid } = await signInGuest(database, name);
    const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
    await call.invite.accept({ token });
    await olga.call.member.setRole({ roomSlug: slug, userId, role: "owner" });
    await call.invite.create({ roomSlug: slug, role: "member" });
    await call.account.claim({ email, password: "correct horse" });
    await authorizePassword({ email, password: "wrong horse" }, {});
    const [work, study, reading] = await call.activity.list();
    if (!work || !study || !reading) throw new Error("no activities");
    await call.activity.update({ id: work.id, name: `${name}'s book` });
    await call.activity.merge({ id: study.id, intoId: work.id });
    const more = { roomSlug: slug, target: `${name}: chapter 1` };
    const { id } = await call.focusSession.start({ activityId: work.id, minutes: 25, ...more });
    await call.focusSession.break({ id });
    const again = { activityId: work.id, minutes: 5, restartOf: id, roomSlug: slug };
    await call.focusSession.start(again);
    await travel(database.db, 5 * MINUTE_MS);
    await call.focusSession.start({ activityId: reading.id, minutes: 25 });
    const week = "2026-11-16";
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 3 });
    await call.restDays.setWeekdays({ weekdays: [7] });
    const { today } = await call.restDays.get();
    await call.restDays.declare({ date: `${Number(today.slice(0, 4)) + 1}-01-01` });
    await call.weeklyReview.answer({ week, answer: `${name} was here` });
    const own = await call.room.create({ name: `${name}'s room`, timeZone: "UTC" });
    await call.dashboard.personal({ from: "2017-01-01", to: "2026-12-31" });
    await database.db.execute(sql`insert into presence (room_id, user_id, process_id, seen_at)
      select room_id, user_id, user_id, now() from membership where user_id = ${userId}`);

    const words = [userId, name, email, sid, own.slug];
    expect((await findTraces(database, words)).length).toBeGreaterThan(15);
    await call.account.delete();
    expect(await findTraces(database, words)).toEqual([]);
    expect(await authorizePassword({ email, password: "correct horse" }, {})).toBeNull();
    expect(
      await rowsOfTable("rate_limit", "key like 'password%' and key like $1", ["%xanthippe%"]),
    ).toEqual([]);
  });

  test("is signed out everywhere at once, and every later call is refused", async () => {
    const { call, sid, userId, notices } = await signInGuest(database);
    const [work] = await call.activity.list();
    await call.account.delete();
    expect(await viewerBySid(database.db, sid)).toBeNull();
    expect(notices).toEqual([{ rooms: [], people: [userId], devices: [sid] }]);
    // A request another device already sent finds no account.
    const refused = await Promise.all([
      callOutcome(call.account.delete()),
      callOutcome(call.account.me()),
      callOutcome(call.account.export()),
      callOutcome(call.focusSession.start({ activityId: work?.id ?? "", minutes: 25 })),
      callOutcome(call.goal.set({ activityId: work?.id ?? "", unit: "sessions", amount: 1 })),
      callOutcome(call.restDays.setWeekdays({ weekdays: [1] })),
      callOutcome(call.weeklyReview.answer({ week: "2026-11-16", answer: "late" })),
      callOutcome(call.room.create({ name: "Late", timeZone: "UTC" })),
    ]);
    expect(refused).toEqual([
      "sign_in_required",
      "sign_in_required",
      "sign_in_required",
      "sign_in_required",
      "sign_in_required",
      "sign_in_required",
      "sign_in_required",
      "sign_in_required",
    ]);
  });

  test("ends its streams, and its seat disappears from other members' screens", async () => {
    const { olga, mara, slug } = await createStudyGroup(database);
    const server = await liveServer(database);
    const olgasStream = await watch(server, olga, slug);
    const own = await watch(server, mara, slug);
    await olgasStream.next("seats");
    await mara.call.account.delete();
    server.deliver(mara);
    await own.ended;
    expect(await olgasStream.next("seats")).toMatchObject({ gone: [mara.userId] });
  });
});

describe("a room", () => {
  test("keeps nothing of deleted members: the others' figures stay as they are", async () => {
    const { olga, mara, slug } = await createStudyGroup(database);
    const period = { from: "2020-01-01", to: "2029-12-31" };
    const figures = () => olga.call.dashboard.room({ roomSlug: slug, ...period });
    const before = await figures();
    for (const guest of [mara, await inRoom(olga, slug), await inRoom(olga, slug)]) {
      await start(guest, slug);
      await travel(database.db, 25 * 60_000);
      await guest.call.account.delete();
    }
    const { members, total, byDay } = await figures();
    expect(members).toMatchObject([{ userId: olga.userId, completed: 0 }]);
    expect(total).toEqual(before.total);
    expect(byDay.every(({ completed }) => completed === 0)).toBe(true);
  });

  test("that loses its only owner makes its longest-standing member the owner and notifies them", async () => {
    const { olga, mara, slug } = await createStudyGroup(database);
    await inRoom(olga, slug);
    await olga.call.account.delete();
    expect(await mara.call.member.list({ roomSlug: slug })).toMatchObject([
      { userId: mara.userId, role: "owner" },
      { role: "member" },
    ]);
    expect(olga.notices.at(-1)?.people).toEqual([olga.userId, mara.userId]);
    expect(await callOutcome(mara.call.invite.create({ roomSlug: slug, role: "member" }))).toBe(
      "accepted",
    );
  });

  test("that still has an owner keeps its roles", async () => {
    const { olga, mara, slug } = await createStudyGroup(database);
    const { userId } = await inRoom(olga, slug);
    await olga.call.member.setRole({ roomSlug: slug, userId: mara.userId, role: "owner" });
    await olga.call.account.delete();
    expect(await mara.call.member.list({ roomSlug: slug })).toMatchObject([
      { userId: mara.userId, role: "owner" },
      { userId, role: "member" },
    ]);
  });

  test("is deleted with its only member, and its links are not valid", async () => {
    const guest = await signInGuest(database);
    const { call } = guest;
    const { slug } = await call.room.create({ name: "Alone", timeZone: "UTC" });
    const { token } = await call.invite.create({ roomSlug: slug, role: "member" });
    await start(guest, slug);
    await call.account.delete();
    expect(await rowsOfTable("room", "slug = $1", [slug])).toEqual([]);
    const { call: other } = await signInGuest(database);
    expect(await callOutcome(other.invite.accept({ token }))).toBe("invite_not_found");
  });

  test("stays, with its links revoked, for the history of others who ran sessions in it", async () => {
    const { olga, mara, slug } = await createStudyGroup(database);
    const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
    const { id } = await start(mara, slug);
    await mara.call.room.leave({ slug });
    await olga.call.account.delete();
    expect((await mara.call.focusSession.lineage({ id }))[0]?.roomSlug).toBe(slug);
    expect(await callOutcome(mara.call.invite.accept({ token }))).toBe("invite_revoked");
    await mara.call.account.delete();
    expect(await rowsOfTable("room", "slug = $1", [slug])).toEqual([]);
  });
});

/** Adds one more person to the room, who joined last. */
async function inRoom(owner: Awaited<ReturnType<typeof signInGuest>>, slug: string) {
  const { token } = await owner.call.invite.create({ roomSlug: slug, role: "member" });
  const guest = await signInGuest(database, "Pia");
  await guest.call.invite.accept({ token });
  return guest;
}
