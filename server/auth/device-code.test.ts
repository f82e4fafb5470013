import { afterEach, beforeEach, expect, test } from "vitest";
import { CODE_MINUTES } from "@/domain/account/device-code";
import { changePassword, claimAccount } from "../account/mutations";
import { runtime } from "../process/runtime.mjs";
import { callOutcome, signInGuest } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { overlapWrites } from "../testing/overlap-writes";
import { race } from "../testing/race";
import { createStudyGroup } from "../testing/study-group";
import { createDeviceCode, signInByCode } from "./device-code";
import { authorizeDeviceCode } from "./providers";
import { viewerBySid } from "./viewer";

const database = testDatabase();
const MINUTE_MS = 60_000;

beforeEach(() => {
  runtime.database = database;
});
afterEach(() => {
  runtime.database = null;
});

let addresses = 0;
/** Types the code on another device, each time at an address of its own. */
function type(code: string, invite?: string, address?: string) {
  addresses += 1;
  const own = address ?? `192.0.2.${addresses}`;
  return authorizeDeviceCode(
    { code, ...(invite && { invite }) },
    { "x-stint-address": own, "user-agent": "Phone" },
  );
}

/** A code that is well formed and wrong. */
const WRONG = "2222-2222";

test("signs the other device in as the same person, however the code is typed, once", async () => {
  const { call, userId } = await signInGuest(database, "Mara");
  const { code } = await call.account.createDeviceCode();
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  const { sid, name } = await type(` ${code.toLowerCase().replace("-", " ")} `);
  expect(name).toBe("Mara");
  expect(await viewerBySid(database.db, sid)).toMatchObject({ userId, isGuest: true });
  expect(await call.account.devices()).toHaveLength(2);
  expect(await callOutcome(type(code))).toBe("wrong_code");
});

test("is stored as a hash that needs the server's secret, and a new one replaces it", async () => {
  const { call, userId } = await signInGuest(database);
  const first = await call.account.createDeviceCode();
  const second = await call.account.createDeviceCode();
  const rows = await database.query("select * from device_code where user_id = $1", [userId]);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(second.code.replace("-", ""));
  expect(await callOutcome(type(first.code))).toBe("wrong_code");
  expect(await callOutcome(type(second.code))).toBe("accepted");
});

test("expires after ten minutes", async () => {
  const { call } = await signInGuest(database);
  const early = await call.account.createDeviceCode();
  await travel(database.db, CODE_MINUTES * MINUTE_MS - 1000);
  expect(await callOutcome(type(early.code))).toBe("accepted");
  const late = await call.account.createDeviceCode();
  await travel(database.db, CODE_MINUTES * MINUTE_MS);
  expect(await callOutcome(type(late.code))).toBe("wrong_code");
});

test("ends when the device that shows it is signed out, and with the account", async () => {
  const mara = await signInGuest(database);
  const shown = await mara.call.account.createDeviceCode();
  await mara.call.account.signOutEverywhere();
  expect(await callOutcome(type(shown.code))).toBe("wrong_code");
  const { call } = await signInGuest(database);
  const { code } = await call.account.createDeviceCode();
  await call.account.delete();
  expect(await callOutcome(type(code))).toBe("wrong_code");
});

test("counts on an invite page only for a member of that room", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const { token } = await olga.call.invite.lasting({ roomSlug: slug });
  const stranger = await signInGuest(database, "Sven");
  const foreign = await stranger.call.account.createDeviceCode();
  expect(await callOutcome(type(foreign.code, token))).toBe("wrong_code");
  const own = await mara.call.account.createDeviceCode();
  expect(await callOutcome(type(own.code, "no-such-link"))).toBe("invite_not_found");
  expect(await type(own.code, token)).toMatchObject({ id: mara.userId });
});

test("wrong codes are limited by address and by room, right ones are not counted", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const { token } = await olga.call.invite.lasting({ roomSlug: slug });
  const codeOf = async () => (await mara.call.account.createDeviceCode()).code;
  for (let n = 0; n < 12; n += 1) await type(await codeOf(), undefined, "198.51.100.1");
  for (let n = 0; n < 10; n += 1) {
    expect(await callOutcome(type(WRONG, undefined, "198.51.100.1"))).toBe("wrong_code");
  }
  const right = type(await codeOf(), undefined, "198.51.100.1");
  expect(await callOutcome(right)).toBe("too_many_requests");

  for (let n = 0; n < 60; n += 1) await callOutcome(type(WRONG, token));
  expect(await callOutcome(type(await codeOf(), token))).toBe("too_many_requests");
  expect(await callOutcome(type(await codeOf()))).toBe("accepted");
});

test("a code that is not one is refused like a wrong one", async () => {
  for (const code of ["", "K7MD", "0O1I-0O1I", "x".repeat(1000), WRONG]) {
    expect(await callOutcome(type(code))).toBe("wrong_code");
  }
});

test("signs in one of 8 devices that use a code at once", async () => {
  const { call } = await signInGuest(database);
  for (let round = 0; round < 5; round += 1) {
    const { code } = await call.account.createDeviceCode();
    const typed = code.replace("-", "");
    const { results, reasons } = await race(
      Array.from({ length: 8 }, () =>
        signInByCode(database.db, { code: typed, roomId: null, device: "Phone" }),
      ),
    );
    expect(results).toHaveLength(1);
    expect(reasons).toEqual(Array(7).fill("wrong_code"));
  }
});

test("a change of the password ends the codes of other devices, and who signs in by them", async () => {
  const { userId, sid } = await signInGuest(database);
  const [password, next] = ["correct horse", "another horse"];
  await claimAccount(database.db, { userId, email: `${userId}@example.org`, password });
  const other = await signInByCode(database.db, {
    code: (await createDeviceCode(database.db, { userId, sid })).code.replace("-", ""),
    roomId: null,
    device: "Phone",
  });
  const { code } = await createDeviceCode(database.db, { userId, sid: other.sid });
  const typed = { code: code.replace("-", ""), roomId: null, device: "Tablet" };
  const late = await overlapWrites(database, {
    first: (db) => changePassword(db, { userId, sid, current: password, next }),
    second: () => callOutcome(signInByCode(database.db, typed)),
  });
  expect(late).toBe("wrong_code");
  const rows = await database.query("select id from auth_session where user_id = $1", [userId]);
  expect(rows).toEqual([{ id: sid }]);
});
