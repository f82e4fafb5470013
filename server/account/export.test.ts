import { expect, test } from "vitest";
import { exportAccount } from "../export/account";
import { signInGuest } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { requestDownload, serveDownloadsFrom } from "../testing/downloads";
import { createStudyGroup } from "../testing/study-group";

const database = testDatabase();
serveDownloadsFrom(database);

/** Creates Mara with one of everything recorded about a person. */
async function createPersonWithEverything() {
  const { olga, mara, slug } = await createStudyGroup(database);
  const { call } = mara;
  const email = `${mara.userId}@example.org`;
  await call.account.claim({ email, password: "correct horse" });
  const [work, study, reading] = await call.activity.list();
  if (!work || !study || !reading) throw new Error("a guest has activities");
  await call.activity.archive({ id: reading.id });
  const { id } = await call.focusSession.start({
    activityId: study.id,
    minutes: 25,
    roomSlug: slug,
    target: "chapter 4",
  });
  await travel(database.db, 25 * 60_000);
  await call.focusSession.review({ id, note: "far away", drifted: true });
  await call.activity.merge({ id: study.id, intoId: work.id });
  await call.goal.set({ activityId: work.id, unit: "sessions", amount: 5 });
  await call.restDays.setWeekdays({ weekdays: [6, 7] });
  const { today } = await call.restDays.get();
  const newYear = `${Number(today.slice(0, 4)) + 1}-01-01`;
  await call.restDays.declare({ date: newYear });
  await call.weeklyReview.answer({ week: "2026-11-16", answer: "the mornings" });
  await call.member.setCompared({ roomSlug: slug, isCompared: false });
  await olga.call.member.setRole({ roomSlug: slug, userId: mara.userId, role: "owner" });
  const { token } = await call.invite.create({ roomSlug: slug, role: "coach", maxUses: 2 });
  const weekly = { roomSlug: slug, minutes: 45, weekdays: [1], time: "10:00", title: "Problems" };
  const { next, id: groupSessionId } = await call.groupSession.create(weekly);
  const date = next?.date ?? "";
  await call.groupSession.join({ id: groupSessionId, date, activityId: work.id, target: "5" });
  return { ...mara, olga, slug, token, work, study, sessionId: id, newYear };
}

test("exports all data of a person", async () => {
  const { call, userId, slug, work, study, sessionId, newYear } =
    await createPersonWithEverything();
  const everything = await call.account.export();
  const { items } = await call.focusSession.list({ from: "2000-01-01", to: "2100-01-01" });
  const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
  expect(everything).toEqual({
    exportedAt: at,
    account: {
      id: userId,
      name: "Mara",
      email: `${userId}@example.org`,
      timeZone: "Europe/Vienna",
      createdAt: at,
    },
    activities: expect.arrayContaining([
      expect.objectContaining({ id: work.id, mergedIntoId: null, archivedAt: null }),
      expect.objectContaining({ id: study.id, mergedIntoId: work.id, archivedAt: at }),
    ]),
    rooms: [
      {
        slug,
        name: "Chemistry",
        timeZone: "UTC",
        role: "owner",
        alsoCoaches: false,
        answeredBusy: false,
        awaitsAgreement: false,
        isNewOwner: true,
        sharing: "full",
        showsBusy: false,
        isCompared: false,
        joinedAt: at,
      },
    ],
    formerRooms: [],
    goals: [
      {
        activityId: work.id,
        fromWeek: day,
        unit: "sessions",
        amount: 5,
        suggestedBy: null,
        setAt: at,
      },
    ],
    restWeekdays: [{ fromDate: day, weekdays: [6, 7], declaredOn: day, declaredAt: at }],
    restDates: [{ date: newYear, declaredOn: day, declaredAt: at }],
    weeklyReviews: [
      { week: "2026-11-16", question: expect.any(String), answer: "the mornings", answeredAt: at },
    ],
    coaching: { grants: [], accessLog: [], notes: [], plans: [] },
    notes: { sent: [], received: [], muted: [], freeAlerts: [] },
    devices: [{ device: "Firefox", createdAt: at, lastSeenAt: at, expiresAt: at }],
    groupSessions: [
      {
        id: expect.any(String),
        roomSlug: slug,
        title: "Problems",
        minutes: 45,
        startsAt: null,
        weekdays: [1],
        time: "10:00",
        createdAt: at,
        cancelledAt: null,
      },
    ],
    groupSessionJoins: [
      {
        groupSessionId: everything.groupSessions[0]?.id,
        roomSlug: slug,
        date: day,
        activityId: work.id,
        target: "5",
        joinedAt: at,
        outcome: null,
        problem: null,
      },
    ],
    invites: [{ roomSlug: slug, role: "coach", createdAt: at, expiresAt: null, maxUses: 2 }],
    sessions: [
      {
        ...items[0],
        recordedActivityId: study.id,
        isUntil: false,
        driftedAt: at,
        targetDismissedAt: null,
      },
    ],
  });
  expect(everything.activities).toHaveLength(6);
  expect(everything.sessions[0]?.id).toBe(sessionId);
});

test("exports no secrets and no data of other people", async () => {
  const { call, token, sid, olga } = await createPersonWithEverything();
  const text = JSON.stringify(await call.account.export());
  for (const secret of ["argon2", token, sid, "token_hash", "tokenHash", olga.userId, "Olga"]) {
    expect(text).not.toContain(secret);
  }
});

test("downloads the same data under a plain file name", async () => {
  const { call, ...mara } = await createPersonWithEverything();
  const response = await requestDownload(exportAccount, mara, {});
  expect(response.headers.get("content-disposition")).toMatch(
    /^attachment; filename="stint-account-\d{4}-\d\d-\d\d\.json"$/,
  );
  const { exportedAt: _, ...saved } = await response.json();
  const { exportedAt: __, ...everything } = await call.account.export();
  expect(saved).toEqual(everything);
});

test("exports a new person's data completely", async () => {
  const { call, ...guest } = await signInGuest(database);
  expect(await (await requestDownload(exportAccount, guest, {})).json()).toMatchObject({
    account: { email: null },
    rooms: [],
    sessions: [],
  });
  expect(await call.account.export()).toMatchObject({ goals: [], invites: [] });
});
