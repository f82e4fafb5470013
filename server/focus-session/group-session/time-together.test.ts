import { expect, test } from "vitest";
import type { Sharing } from "@/domain/room/sharing";
import { travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { createStudyGroup, start } from "../../testing/study-group";
import { stopOnFriday } from "./testing/scheduled-group";

const database = testDatabase();
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Olga and Mara complete three sessions each on Friday from 10:00, and Mara breaks one. */
async function completeTogether() {
  await stopOnFriday(database);
  const group = await createStudyGroup(database);
  const { olga, mara, slug } = group;
  const broken = await start(mara, slug);
  await mara.call.focusSession.break({ id: broken.id, reason: null });
  for (let round = 0; round < 3; round += 1) {
    await start(olga, slug);
    await start(mara, slug);
    await travel(database.db, 30 * MINUTE_MS);
  }
  const room = { roomSlug: slug };
  return { ...group, room, see: () => olga.call.groupSession.timeTogether(room) };
}

test("answers the hours in which two members complete sessions, with their numbers", async () => {
  const { mara, room, see } = await completeTogether();
  const best = { fromHour: 10, toHour: 12, completed: 6, ended: 7 };
  const hours = [
    { hour: 10, completed: 4, ended: 5 },
    { hour: 11, completed: 2, ended: 2 },
  ];
  expect(await see()).toEqual({ best: { ...best, people: 2 }, hours });
  expect(await mara.call.groupSession.timeTogether(room)).toEqual(await see());
  expect(await mara.call.groupSession.suggestTimes(room)).toEqual([best]);
});

test("counts the last four weeks", async () => {
  const { see } = await completeTogether();
  await travel(database.db, 27 * DAY_MS);
  expect(await see()).not.toBeNull();
  await travel(database.db, 2 * DAY_MS);
  expect(await see()).toBeNull();
});

test.each<{ hides: string; sharing: Sharing; isCompared: boolean }>([
  { hides: "shares only that they are focusing", sharing: "presence", isCompared: true },
  { hides: "left the comparison", sharing: "full", isCompared: false },
])("tells nobody about a member who $hides, and them nothing of the others", async (given) => {
  const { olga, mara, room, see } = await completeTogether();
  await mara.call.member.setSharing({ ...room, sharing: given.sharing });
  await mara.call.member.setCompared({ ...room, isCompared: given.isCompared });
  expect(await see()).toBeNull();
  expect(await mara.call.groupSession.timeTogether(room)).toBeNull();
  expect(await olga.call.groupSession.suggestTimes(room)).toEqual([]);
});
