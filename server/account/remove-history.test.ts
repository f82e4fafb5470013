import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Database } from "@/db/client";
import { openEmbedded } from "@/db/embedded/embedded";
import { authorizePassword } from "../auth/providers";
import { viewerBySid } from "../auth/viewer";
import { openProcess } from "../process/open-process";
import { runtime } from "../process/runtime.mjs";
import { callOutcome, signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { serveDownloadsFrom } from "../testing/downloads";
import { insertSessions } from "../testing/factories";
import { createStudyGroup } from "../testing/study-group";
import { findTraces } from "../testing/traces";
import { closeAccount } from "./delete-account";
import { removeHistory, removeSessions, resumeRemovals, startRemovals } from "./remove-history";

/** Interrupted deletions. */

const database = testDatabase();
serveDownloadsFrom(database);
const DAY_MS = 86_400_000;

/** Creates a member of a room with a session every tenth day of a year. */
async function createPersonWithHistory(of: Database) {
  const { olga, slug, roomId } = await createStudyGroup(of);
  const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
  const guest = await signInGuest(of, "Xanthippe");
  await guest.call.invite.accept({ token });
  const [work] = await guest.call.activity.list();
  if (!work) throw new Error("no activities");
  const day = (n: number) => new Date(Date.parse("2025-01-01T12:00:00Z") + n * 10 * DAY_MS);
  const facts = { userId: guest.userId, activityId: work.id, roomId };
  await insertSessions(
    of.db,
    Array.from({ length: 36 }, (_, n) => ({ ...facts, startedAt: day(n) })),
  );
  return { ...guest, olga, slug, workId: work.id };
}

const countSessions = async (of: Database, userId: string) =>
  (await of.query("select id from focus_session where user_id = $1", [userId])).length;

test("ends all access when a deletion is interrupted, and completes it at the next start", async () => {
  const { userId, sid, call, olga, slug, workId } = await createPersonWithHistory(database);
  const email = "xanthippe@example.org";
  await call.account.claim({ email, password: "correct horse" });
  const notice = await closeAccount(database.db, userId);
  expect(notice.devices).toEqual([sid]);
  expect(await removeSessions(database.db, userId)).toBe(true);
  const left = await countSessions(database, userId);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(36);

  expect(await viewerBySid(database.db, sid)).toBeNull();
  expect(await authorizePassword({ email, password: "correct horse" }, {})).toBeNull();
  const refused = await Promise.all([
    callOutcome(call.account.me()),
    callOutcome(call.account.export()),
    callOutcome(call.account.delete()),
    callOutcome(call.focusSession.start({ activityId: workId, minutes: 25 })),
    callOutcome(call.room.create({ name: "Late", timeZone: "UTC" })),
  ]);
  expect(new Set(refused)).toEqual(new Set(["sign_in_required"]));
  const members = await olga.call.member.list({ roomSlug: slug });
  expect(members.map((member) => member.userId)).not.toContain(userId);
  expect(await findTraces(database, ["Xanthippe", email, sid])).toEqual([]);

  await resumeRemovals(database);
  expect(await findTraces(database, [userId])).toEqual([]);
});

test("frees the email address at once", async () => {
  const { userId, call } = await createPersonWithHistory(database);
  const email = "free@example.org";
  await call.account.claim({ email, password: "correct horse" });
  await closeAccount(database.db, userId);
  const other = await signInGuest(database);
  await other.call.account.claim({ email, password: "battery staple" });
  expect((await other.call.account.me()).email).toBe(email);
});

test("tolerates two simultaneous removals and a repeated one", async () => {
  const { userId } = await createPersonWithHistory(database);
  await closeAccount(database.db, userId);
  await Promise.all([resumeRemovals(database), resumeRemovals(database)]);
  await removeHistory(database.db, userId);
  expect(await findTraces(database, [userId])).toEqual([]);
});

test("does not touch existing accounts", async () => {
  const { userId } = await createPersonWithHistory(database);
  await resumeRemovals(database);
  expect(await countSessions(database, userId)).toBe(36);
});

test("removes a history in which the data's owner inserted a backward reference", async () => {
  const { userId } = await createPersonWithHistory(database);
  await database.db.transaction(async (tx) => {
    await tx.execute("select set_config('application_name', 'owner', true)");
    await tx.execute(`update focus_session s set restart_of = (select id from focus_session l
      where l.user_id = s.user_id order by started_at desc limit 1)
      where user_id = '${userId}' and started_at < '2025-02-01'`);
  });
  await closeAccount(database.db, userId);
  await removeHistory(database.db, userId);
  expect(await findTraces(database, [userId])).toEqual([]);
});

test("retries a failed removal without a restart", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const stop = startRemovals(database);
  try {
    const { userId } = await createPersonWithHistory(database);
    await closeAccount(database.db, userId);
    vi.advanceTimersByTime(10 * 60_000);
    await vi.waitFor(async () => expect(await findTraces(database, [userId])).toEqual([]), 100_000);
  } finally {
    stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  }
});

test("completes at start what another process left unfinished", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stint-removal-"));
  const before = await openEmbedded(folder);
  const { userId } = await createPersonWithHistory(before);
  await closeAccount(before.db, userId);
  await removeSessions(before.db, userId);
  expect(await countSessions(before, userId)).toBeGreaterThan(0);
  await before.close();
  vi.stubEnv("DATABASE_URL", undefined);
  vi.stubEnv("DATA_DIR", folder);
  const own = { ...runtime };
  runtime.opening = null;
  try {
    await openProcess();
    const after = runtime.database;
    if (!after) throw new Error("no database was opened");
    await vi.waitFor(async () => expect(await findTraces(after, [userId])).toEqual([]), 100_000);
    await runtime.shutDown?.();
  } finally {
    Object.assign(runtime, own);
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  }
});
