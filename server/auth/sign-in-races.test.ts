import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { authSession, user } from "@/db/schema";
import { closeAccount } from "../account/delete-account";
import { changePassword, claimAccount } from "../account/mutations";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { insertPerson } from "../testing/factories";
import { overlapWrites } from "../testing/overlap-writes";
import { MAX_DEVICES, signInDevice, signInVerifiedDevice } from "./mutations";

/** Sign-ins at the same time as changes to the account. */

const database = testDatabase();
const password = "correct horse";
const device = "Phone";

async function createAccount() {
  const { id: userId } = await insertPerson(database.db);
  await claimAccount(database.db, { userId, email: `${userId}@example.org`, password });
  const sid = await signInDevice(database.db, { userId, device: "Laptop" });
  const [row] = await database.db.select().from(user).where(eq(user.id, userId));
  const passwordHash = row?.passwordHash ?? null;
  const signIn = (db = database.db) => signInVerifiedDevice(db, { userId, device, passwordHash });
  const change = (db = database.db) =>
    changePassword(db, { userId, sid, current: password, next: "another horse" });
  return { userId, sid, signIn, change };
}

const listDevices = async (userId: string) => {
  const rows = await database.db.select().from(authSession).where(eq(authSession.userId, userId));
  return rows.map(({ id }) => id);
};

test("a change of the password refuses a sign-in that was verified before it", async () => {
  const { userId, sid, signIn, change } = await createAccount();
  expect(await overlapWrites(database, { first: change, second: signIn })).toBeNull();
  expect(await listDevices(userId)).toEqual([sid]);
});

test("a change of the password signs out a device that signs in at the same instant", async () => {
  const { userId, sid, signIn, change } = await createAccount();
  const { devices } = await overlapWrites(database, { first: signIn, second: change });
  expect(devices).toHaveLength(1);
  expect(await listDevices(userId)).toEqual([sid]);
});

test("a person's 101st device signs out the one used longest ago", async () => {
  const { userId, sid, signIn } = await createAccount();
  const sids: (string | null)[] = [];
  for (let n = 0; n < MAX_DEVICES; n += 1) {
    await travel(database.db, 1000);
    sids.push(await signIn());
  }
  expect(new Set(await listDevices(userId))).toEqual(new Set(sids));
  expect(sids).not.toContain(sid);
});

test("the deletion of the account refuses a sign-in that was verified before it", async () => {
  const { userId, signIn } = await createAccount();
  const first = (tx: typeof database.db) => closeAccount(tx, userId);
  expect(await overlapWrites(database, { first, second: signIn })).toBeNull();
  expect(await listDevices(userId)).toEqual([]);
});
