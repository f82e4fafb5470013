import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { insertPerson, insertRoom } from "../testing/factories";
import { race } from "../testing/race";
import { acceptInvite, createInvite } from "./invite-mutations";

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
  for (let round = 0; round < 10; round += 1) {
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
