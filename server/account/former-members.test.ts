import { expect, test } from "vitest";
import { signInGuest } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { createStudyGroup, start } from "../testing/study-group";

/** A room's figures of members who deleted their accounts. */

const database = testDatabase();
const MINUTE_MS = 60_000;

test("shows the totals of former members in groups of three, apart from the room's own totals", async () => {
  const { olga, slug } = await createStudyGroup(database);
  const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
  const leave = async () => {
    const guest = await signInGuest(database, "Pia");
    await guest.call.invite.accept({ token });
    await start(guest, slug);
    await travel(database.db, 25 * MINUTE_MS);
    await guest.call.account.delete();
  };
  const seen = () =>
    olga.call.dashboard.room({ roomSlug: slug, from: "2020-01-01", to: "2029-12-31" });
  const shownTotals: unknown[] = [];
  for (let left = 1; left <= 7; left += 1) {
    await leave();
    shownTotals.push((await seen()).past);
  }
  const three = { people: 3, completed: 3, broken: 0, focusMinutes: 75 };
  const six = { people: 6, completed: 6, broken: 0, focusMinutes: 150 };
  expect(shownTotals).toEqual([null, null, three, three, three, six, six]);
  expect((await seen()).total).toMatchObject({ completed: 0, broken: 0 });
});

test("does not count a former member without a session in the room", async () => {
  const { olga, slug } = await createStudyGroup(database);
  const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
  for (let left = 1; left <= 3; left += 1) {
    const guest = await signInGuest(database, "Pia");
    await guest.call.invite.accept({ token });
    if (left === 1) await start(guest, slug);
    await travel(database.db, 25 * MINUTE_MS);
    await guest.call.account.delete();
  }
  const { past } = await olga.call.dashboard.room({
    roomSlug: slug,
    from: "2020-01-01",
    to: "2029-12-31",
  });
  expect(past).toBeNull();
});
