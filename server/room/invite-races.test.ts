import { expect, test } from "vitest";
import { callOutcome } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { insertMember, insertPerson, insertRoom } from "../testing/factories";
import { overlapWrites } from "../testing/overlap-writes";
import { race, raceRounds } from "../testing/race";
import { acceptInvite, createInvite } from "./invite-mutations";
import { findLastingInvite, renewLastingInvite } from "./lasting-invite";
import { updateRoom } from "./mutations";

/** Simultaneous uses of one invite. On PostgreSQL they run on separate connections. */

const database = testDatabase();
const eight = Array.from({ length: 8 }, (_, n) => n);

const linkFor = (roomId: string, userId: string, maxUses: number) => ({
  roomId,
  userId,
  role: "member" as const,
  expiresAt: null,
  maxUses,
});

test("admits 3 of 8 people who use a 3-use invite at once, and refuses the others", async () => {
  const { db } = database;
  const { id: owner } = await insertPerson(db);
  for (let round = 0; round < raceRounds(10); round += 1) {
    const room = await insertRoom(db, { ownerId: owner });
    const { id, token } = await createInvite(db, linkFor(room.id, owner, 3));
    const people = await Promise.all(eight.map(() => insertPerson(db)));
    const { results, reasons } = await race(
      people.map((person) => acceptInvite(db, { userId: person.id, token })),
    );
    expect(results).toHaveLength(3);
    expect(reasons).toEqual(Array(5).fill("invite_used_up"));
    const counts = `select (select uses from invite where id = $1) as uses,
      (select count(*)::int from membership where room_id = $2) as members`;
    expect(await database.query(counts, [id, room.id])).toEqual([{ uses: 3, members: 4 }]);
  }
});

test("uses an invite once for one person in 8 tabs", async () => {
  const { db } = database;
  const { id: owner } = await insertPerson(db);
  const room = await insertRoom(db, { ownerId: owner });
  const { id, token } = await createInvite(db, linkFor(room.id, owner, 1));
  const person = await insertPerson(db);
  const { results, reasons } = await race(
    eight.map(() => acceptInvite(db, { userId: person.id, token })),
  );
  expect(reasons).toEqual([]);
  expect(results.map((result) => result.roomSlug)).toEqual(Array(8).fill(room.slug));
  const [row] = await database.query("select uses from invite where id = $1", [id]);
  expect(row?.uses).toBe(1);
});

test("shows 8 members who ask at once the same lasting link, and renews it once", async () => {
  const { db } = database;
  const { id: owner } = await insertPerson(db);
  for (let round = 0; round < raceRounds(5); round += 1) {
    const room = await insertRoom(db, { ownerId: owner });
    const members = await Promise.all(eight.map(() => insertMember(db, { roomId: room.id })));
    const ask = ({ userId }: { userId: string }) =>
      findLastingInvite(db, { roomId: room.id, userId });
    const asked = await race(members.map(ask));
    expect(asked.reasons).toEqual([]);
    const [id = "", ...others] = new Set(asked.results.map((link) => link.id));
    expect(others).toEqual([]);
    const renewed = await race(
      eight.map(() => renewLastingInvite(db, { roomId: room.id, userId: owner, id })),
    );
    expect(renewed.reasons).toEqual([]);
    expect(new Set(renewed.results.map((link) => link.token)).size).toBe(1);
    const open = "select count(*)::int as n from invite where room_id = $1 and revoked_at is null";
    expect(await database.query(open, [room.id])).toEqual([{ n: 1 }]);
  }
});

test("a member whose right to invite is taken away at that instant gets no link", async () => {
  const { db } = database;
  const { id: owner } = await insertPerson(db);
  const room = await insertRoom(db, { ownerId: owner });
  const { userId } = await insertMember(db, { roomId: room.id });
  const late = await overlapWrites(database, {
    first: (tx) => updateRoom(tx, { roomId: room.id, membersInvite: false }),
    second: () => callOutcome(findLastingInvite(db, { roomId: room.id, userId })),
  });
  expect(late).toBe("not_allowed");
});
