import { expect, test } from "vitest";
import { signInDevice } from "../auth/mutations";
import { isPasswordRight } from "../auth/password";
import { viewerBySid } from "../auth/viewer";
import { callOutcome, signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";

const database = testDatabase();
const password = "correct horse";

test("keeps all data when a guest claims the account", async () => {
  const { call, userId } = await signInGuest(database);
  const [work] = await call.activity.list();
  const session = await call.focusSession.start({ activityId: work?.id ?? "", minutes: 25 });
  const me = await call.account.claim({ email: " Mara@Example.org ", password });
  expect(me).toMatchObject({ id: userId, email: "mara@example.org", isGuest: false });
  expect((await call.focusSession.current()).session?.id).toBe(session.id);
});

test("allows one account per email, in any case, and claims an account once", async () => {
  const [first, second] = [await signInGuest(database), await signInGuest(database)];
  await first.call.account.claim({ email: "one@example.org", password });
  expect(await callOutcome(second.call.account.claim({ email: "ONE@example.org", password }))).toBe(
    "email_taken",
  );
  expect(await callOutcome(first.call.account.claim({ email: "two@example.org", password }))).toBe(
    "already_claimed",
  );
});

test("answers a repeated claim the same, and refuses one with another email or password", async () => {
  const { call, userId } = await signInGuest(database);
  const claim = { email: "twice@example.org", password };
  const answers = await Promise.all([1, 2, 3].map(() => call.account.claim(claim)));
  for (const answer of [...answers, await call.account.claim(claim)]) {
    expect(answer).toMatchObject({ id: userId, email: claim.email, isGuest: false });
  }
  for (const other of [{ email: "else@example.org" }, { password: "another horse" }]) {
    expect(await callOutcome(call.account.claim({ ...claim, ...other }))).toBe("already_claimed");
  }
});

test("stores the password as an argon2id hash and never returns it", async () => {
  const { call, userId } = await signInGuest(database);
  await call.account.claim({ email: "hash@example.org", password });
  const [row] = await database.query('select password_hash from "user" where id = $1', [userId]);
  expect(row?.password_hash).toMatch(/^\$argon2id\$/);
  expect(await isPasswordRight(String(row?.password_hash), password)).toBe(true);
  expect(await isPasswordRight(String(row?.password_hash), "wrong horse")).toBe(false);
  expect(await isPasswordRight(null, password)).toBe(false);
  expect(JSON.stringify(await call.account.me())).not.toContain("argon2");
});

test("changes the password for a person who knows it, once of two attempts, and signs out other devices", async () => {
  const { call, userId, sid, notices } = await signInGuest(database);
  const change = (current: string, next: string) => call.account.changePassword({ current, next });
  expect(await callOutcome(change(password, "another horse"))).toBe("wrong_password");
  await call.account.claim({ email: "change@example.org", password });
  const phone = await signInDevice(database.db, { userId, device: "Phone" });
  expect(await callOutcome(change("wrong horse", "another horse"))).toBe("wrong_password");
  expect(await callOutcome(change(password, "short"))).toBe("invalid_input");
  expect(await viewerBySid(database.db, phone)).not.toBeNull();

  const both = await Promise.all(
    ["one more horse", "two more horses"].map(async (next) => callOutcome(change(password, next))),
  );
  expect(both.toSorted()).toEqual(["accepted", "wrong_password"]);
  expect(notices).toEqual([{ devices: [phone] }]);
  expect(await viewerBySid(database.db, phone)).toBeNull();
  expect(await viewerBySid(database.db, sid)).not.toBeNull();
  expect(await callOutcome(change(password, "another horse"))).toBe("wrong_password");
  const [known] = ["one more horse", "two more horses"].filter((_, i) => both[i] === "accepted");
  expect(await callOutcome(change(known ?? "", password))).toBe("accepted");
});

test("answers a repeated change of the password the same and keeps later sign-ins", async () => {
  const { call, userId } = await signInGuest(database);
  await call.account.claim({ email: "repeat@example.org", password });
  const change = { current: password, next: "another horse" };
  const both = [1, 2].map(() => callOutcome(call.account.changePassword(change)));
  expect(await Promise.all(both)).toEqual(["accepted", "accepted"]);
  const phone = await signInDevice(database.db, { userId, device: "Phone" });
  expect(await callOutcome(call.account.changePassword(change))).toBe("accepted");
  expect(await viewerBySid(database.db, phone)).not.toBeNull();
});

test("signs a device out at once and notifies its streams", async () => {
  const { call, sid, notices } = await signInGuest(database);
  const [device] = await call.account.devices();
  expect(device).toMatchObject({ id: sid, device: "Firefox", isCurrent: true });
  await call.account.signOutDevice({ id: sid });
  expect(await viewerBySid(database.db, sid)).toBeNull();
  expect(notices).toEqual([{ devices: [sid] }]);
  expect(await callOutcome(call.account.signOutDevice({ id: sid }))).toBe("device_not_found");
});

test("signs out no device of another person", async () => {
  const [mara, other] = [await signInGuest(database), await signInGuest(database)];
  const signingOut = mara.call.account.signOutDevice({ id: other.sid });
  expect(await callOutcome(signingOut)).toBe("device_not_found");
  expect(await viewerBySid(database.db, other.sid)).not.toBeNull();
});

test("signs out all devices of this person and of nobody else", async () => {
  const [mara, other] = [await signInGuest(database), await signInGuest(database)];
  await mara.call.account.signOutEverywhere();
  expect(await viewerBySid(database.db, mara.sid)).toBeNull();
  expect(await viewerBySid(database.db, other.sid)).not.toBeNull();
});

test("applies a new time zone to future days and to no stored one", async () => {
  const { call } = await signInGuest(database, "Mara", "Pacific/Kiritimati");
  const [work] = await call.activity.list();
  const start = { activityId: work?.id ?? "", minutes: 25 };
  const before = await call.focusSession.start(start);
  await call.focusSession.break({ id: before.id });
  await call.account.update({ timeZone: "Pacific/Pago_Pago" });
  const after = await call.focusSession.start(start);
  expect(after.timeZone).toBe("Pacific/Pago_Pago");
  expect(after.localDate < before.localDate).toBe(true);
  const { items } = await call.focusSession.list({ from: "2000-01-01", to: "2100-01-01" });
  expect(items.map((item) => item.localDate)).toEqual([after.localDate, before.localDate]);
});

test("refuses an unknown time zone", async () => {
  const { call } = await signInGuest(database);
  for (const timeZone of ["Mars/Olympus", "PST", "+02:00"]) {
    await expect(call.account.update({ timeZone })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
});
