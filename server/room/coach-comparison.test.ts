import { beforeAll, expect, test } from "vitest";
import { stopTime } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { type Clients, createClients } from "./testing/clients";

/** Who appears in the comparison of an ordinary room while roles change. */

const database = testDatabase();
const period = { from: "2020-01-01", to: "2029-01-01" };

beforeAll(() => stopTime(database.db));

const compared = async ({ ben, room }: Clients) =>
  (await ben.call.dashboard.room({ ...room, ...period })).members.map(({ name }) => name).sort();

test("a coach who joined as one appears only by their own choice, whatever they become", async () => {
  const world = await createClients(database, { isCoachingRoom: false });
  const { olga, nora, room } = world;
  const before = await compared(world);
  expect(before).toEqual(["Ben", "Mara", "Olga"]);
  for (const role of ["member", "owner"] as const) {
    await olga.call.member.setRole({ ...room, userId: nora.userId, role });
    expect(await compared(world)).toEqual(before);
    const noras = await nora.call.dashboard.room({ ...room, ...period });
    expect(noras.members.map(({ name }) => name)).toEqual(["Nora"]);
  }
  await nora.call.member.setCompared({ ...room, isCompared: true });
  expect(await compared(world)).toEqual(["Ben", "Mara", "Nora", "Olga"]);
});

test("a member who coached for a while is compared again afterwards", async () => {
  const world = await createClients(database, { isCoachingRoom: false });
  const before = await compared(world);
  await world.setRole("coach");
  expect(await compared(world)).toEqual(["Ben", "Olga"]);
  await world.setRole("member");
  expect(await compared(world)).toEqual(before);
});
