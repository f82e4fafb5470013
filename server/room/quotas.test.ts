import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { invite } from "@/db/schema";
import { MAX_INVITES_EVER, MAX_OPEN_INVITES, MAX_OWNED_ROOMS } from "@/domain/room/quotas";
import { consumeLimit } from "../auth/rate-limit";
import { callOutcome, signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { insertPerson, insertRoom } from "../testing/factories";
import { race } from "../testing/race";
import { createInvite } from "./invite-mutations";
import { createRoom } from "./mutations";

const database = testDatabase();
const place = { name: "Library", timeZone: "UTC" };

test("limits the rooms a person owns, also when they create several at once", async () => {
  const { call, userId } = await signInGuest(database);
  const owned = [];
  for (let n = 0; n < MAX_OWNED_ROOMS - 2; n += 1) {
    owned.push(await insertRoom(database.db, { ownerId: userId }));
  }
  const { results, reasons } = await race(
    [1, 2, 3, 4].map(() => createRoom(database.db, { userId, ...place })),
  );
  expect(results).toHaveLength(2);
  expect(reasons).toEqual(["room_limit", "room_limit"]);
  await call.room.leave({ slug: owned[0]?.slug ?? "" });
  expect(await callOutcome(call.room.create(place))).toBe("accepted");
  expect(await callOutcome(call.room.create(place))).toBe("room_limit");
});

test("limits the rooms a person creates in a day, even if they leave them", async () => {
  const { call, userId } = await signInGuest(database);
  for (let n = 0; n < 49; n += 1) await consumeLimit(database, "room", userId);
  const { slug } = await call.room.create(place);
  await call.room.leave({ slug });
  expect(await callOutcome(call.room.create(place))).toBe("room_limit_today");
});

test("limits the open invite links of a room, also when several are created at once", async () => {
  const { id: userId } = await insertPerson(database.db);
  const { id: roomId } = await insertRoom(database.db, { ownerId: userId });
  const link = { roomId, userId, role: "member" as const, expiresAt: null, maxUses: null };
  for (let n = 0; n < MAX_OPEN_INVITES - 1; n += 1) await createInvite(database.db, link);
  const { results, reasons } = await race([1, 2, 3].map(() => createInvite(database.db, link)));
  expect(results).toHaveLength(1);
  expect(reasons).toEqual(["invite_limit", "invite_limit"]);
});

test("limits the invite links of a room, closed ones included", async () => {
  const { id: userId } = await insertPerson(database.db);
  const { id: roomId } = await insertRoom(database.db, { ownerId: userId });
  const link = { roomId, role: "member" as const };
  const closed = Array.from({ length: MAX_INVITES_EVER - 1 }, () => {
    return { ...link, tokenHash: randomUUID(), revokedAt: new Date(0) };
  });
  await database.db.insert(invite).values(closed);
  const create = () =>
    createInvite(database.db, { ...link, userId, expiresAt: null, maxUses: null });
  expect(await callOutcome(create())).toBe("accepted");
  expect(await callOutcome(create())).toBe("invite_limit_ever");
});
