import { beforeAll, describe, expect, test } from "vitest";
import { unlessRefused } from "../refusal";
import { callAsNobody, callOutcome, type signInGuest } from "../testing/callers";
import { stopTime } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { liveServer } from "../testing/live";
import { watch } from "../testing/study-group";
import { type Clients, createClients } from "./testing/clients";

/** Who sees a member of a coaching room whom an owner made a coach. */

const database = testDatabase();
const period = { from: "2020-01-01", to: "2029-01-01" };
type Guest = Awaited<ReturnType<typeof signInGuest>>;

beforeAll(() => stopTime(database.db));

/** Every view of the room, and of what the person shares with whom. */
async function readViews({ slug, room, token }: Clients, { call }: Guest) {
  return {
    list: (await call.room.list()).filter((listed) => listed.slug === slug),
    get: await call.room.get({ slug }),
    seats: (await call.room.live({ slug })).seats,
    members: await call.member.list(room),
    comparison: await call.dashboard.room({ ...room, ...period }),
    preview: await call.invite.preview({ token }),
    previewOfStrangers: await callAsNobody(database).invite.preview({ token }),
    grants: await call.coach.grants(),
    accessLog: await call.coach.accessLog(),
    notes: await call.coach.notes(),
    roster: await unlessRefused("not_allowed", call.coach.members(room)),
  };
}
const readAll = (world: Clients, viewers: readonly Guest[]) =>
  Promise.all(viewers.map((viewer) => readViews(world, viewer)));

/** The views that name Mara. */
const listNaming = (views: Awaited<ReturnType<typeof readViews>>) =>
  Object.entries(views)
    .filter(([, view]) => JSON.stringify(view).includes("Mara"))
    .map(([name]) => name);

describe("a client whom an owner makes a coach", () => {
  test("changes no view of the others, until they agree", async () => {
    const world = await createClients(database);
    const { olga, mara, ben, nora, slug, room, setRole } = world;
    const before = await readAll(world, [ben, nora]);
    expect(before.flatMap(listNaming)).toEqual([]);
    await setRole("coach");
    expect(await mara.call.room.get({ slug })).toMatchObject({
      role: "coach",
      awaitsAgreement: true,
    });
    expect(await readAll(world, [ben, nora])).toEqual(before);
    const readAgreement = async () =>
      (await olga.call.member.list(room)).find(({ name }) => name === "Mara")?.awaitsAgreement;
    expect(await readAgreement()).toBe(true);

    await mara.call.member.agreeToBeSeen(room);
    expect(await mara.call.room.get({ slug })).toMatchObject({ awaitsAgreement: false });
    expect(await readAgreement()).toBe(false);
    const [bens, noras] = await readAll(world, [ben, nora]);
    if (!bens || !noras) throw new Error("no views");
    const live = ["list", "seats", "members", "preview", "previewOfStrangers"];
    expect(listNaming(bens)).toEqual([...live, "grants"]);
    // Coaches may share with each other as well.
    expect(listNaming(noras)).toEqual([...live, "grants"]);
    expect(bens.get.memberCount).toBe((before[0]?.get.memberCount ?? 0) + 1);
    expect(bens.preview.coaches).toContain("Mara");
  });

  test("is seen by other coaches without sharing only after they agreed", async () => {
    const { mara, room, setRole } = await createClients(database);
    const readSeesMember = async () =>
      (await mara.call.coach.grants()).map(({ name, seesMember }) => [name, seesMember]);
    const unseen = [
      ["Nora", false],
      ["Olga", false],
    ];
    expect(await readSeesMember()).toEqual(unseen);
    await setRole("coach");
    expect(await readSeesMember()).toEqual(unseen);
    await mara.call.member.agreeToBeSeen(room);
    expect(await readSeesMember()).toEqual(unseen.map(([name]) => [name, true]));
  });

  test("sends nothing to the others' screens until they agree, and then appears there", async () => {
    const { olga, mara, ben, slug, room, setRole } = await createClients(database);
    const server = await liveServer(database);
    const bens = await watch(server, ben, slug);
    await setRole("coach");
    server.deliver(olga);
    // A change that Ben sees arrives after everything that was sent before it.
    await olga.call.account.update({ name: "Olga B" });
    server.deliver(olga);
    const nextFrameOf = async (userId: string) => {
      for (;;) {
        const seat = (await bens.next("seats")).seats.find((one) => one.userId === userId);
        if (seat) return seat;
      }
    };
    expect(await nextFrameOf(olga.userId)).toMatchObject({ name: "Olga B" });
    expect(bens.text).not.toContain(mara.userId);
    await mara.call.member.agreeToBeSeen(room);
    server.deliver(mara);
    const seen = { role: "coach", state: "running" };
    expect(await nextFrameOf(mara.userId)).toMatchObject(seen);
  });

  test("neither old nor new members share with them until they agree", async () => {
    const { mara, ben, olga, room, setRole, join } = await createClients(database);
    const toMara = { ...room, userId: mara.userId };
    await setRole("coach");
    expect(await callOutcome(ben.call.coach.grant(toMara))).toBe("member_not_found");
    expect(await callOutcome(ben.call.coach.revoke(toMara))).toBe("member_not_found");
    await join("Pia", { role: "member", coached: true });
    expect((await olga.call.coach.members(room)).map(({ name }) => name)).toContain("Pia");
    expect(await mara.call.coach.members(room)).toEqual([]);
    await mara.call.member.agreeToBeSeen(room);
    expect(await callOutcome(ben.call.coach.grant(toMara))).toBe("accepted");
    expect((await mara.call.coach.members(room)).map(({ name }) => name)).toEqual(["Ben"]);
  });

  test("has a reserved name only after agreeing, because a refused name would reveal them", async () => {
    const { mara, ben, room, setRole } = await createClients(database);
    await setRole("coach");
    const rename = (name: string) => callOutcome(ben.call.account.update({ name }));
    expect([await rename("Mara"), await rename("Ben")]).toEqual(["accepted", "accepted"]);
    await mara.call.member.agreeToBeSeen(room);
    expect(await rename("Mara")).toBe("name_taken");
  });

  test("agrees once: repeating it changes nothing and notifies nobody", async () => {
    const { mara, room, setRole } = await createClients(database);
    await setRole("coach");
    await mara.call.member.agreeToBeSeen(room);
    expect(mara.notices.splice(0)).toHaveLength(1);
    await mara.call.member.agreeToBeSeen(room);
    expect(mara.notices.flatMap(({ rooms = [] }) => rooms)).toEqual([]);
  });

  test("is asked again after they stopped coaching, and disappears meanwhile", async () => {
    const world = await createClients(database);
    const { mara, ben, room, setRole } = world;
    const before = await readViews(world, ben);
    for (let round = 0; round < 2; round += 1) {
      await setRole("coach");
      expect(await readViews(world, ben)).toEqual(before);
      await mara.call.member.agreeToBeSeen(room);
      expect(listNaming(await readViews(world, ben))).toContain("seats");
      await setRole(round === 0 ? "member" : "owner");
      expect(await readViews(world, ben)).toEqual(before);
    }
  });

  test("stays invisible when the room passes to them, and other clients see no owner", async () => {
    const world = await createClients(database);
    const { olga, mara, ben, nora, slug, room, setRole } = world;
    await setRole("coach");
    await nora.call.room.leave({ slug });
    await olga.call.account.delete();
    expect(await mara.call.room.get({ slug })).toMatchObject({
      role: "owner",
      alsoCoaches: true,
      awaitsAgreement: true,
    });
    expect(listNaming(await readViews(world, ben))).toEqual([]);
    expect((await ben.call.room.live({ slug })).seats.map(({ name }) => name)).toEqual(["Ben"]);
    // The new owner can remove members, and so sees their names, but no session.
    expect((await mara.call.room.live({ slug })).seats.map(({ name }) => name)).toEqual(["Mara"]);
    await mara.call.member.agreeToBeSeen(room);
    expect(listNaming(await readViews(world, ben))).toContain("seats");
  });

  test("agrees for one room only, and an outsider for none", async () => {
    const [one, other] = [await createClients(database), await createClients(database)];
    await one.setRole("coach");
    const token = (await other.olga.call.invite.create({ ...other.room, role: "member" })).token;
    await one.mara.call.invite.accept({ token });
    await one.mara.call.member.agreeToBeSeen(other.room);
    expect(await one.mara.call.room.get({ slug: one.slug })).toMatchObject({
      awaitsAgreement: true,
    });
    expect(await callOutcome(other.mara.call.member.agreeToBeSeen(one.room))).toBe(
      "room_not_found",
    );
  });
});

describe("nobody is asked to agree", () => {
  test("after joining by a coach's link, creating the room or starting to coach by their own act", async () => {
    const { olga, mara, nora, ben, slug, room, setRole } = await createClients(database);
    await setRole("owner");
    await mara.call.member.setCoaching({ ...room, alsoCoaches: true });
    for (const { call } of [olga, nora, mara]) {
      expect((await call.room.get({ slug })).awaitsAgreement).toBe(false);
    }
    expect((await ben.call.room.live({ slug })).seats.map(({ name }) => name).sort()).toEqual([
      "Ben",
      "Mara",
      "Nora",
      "Olga",
    ]);
  });

  test("in an ordinary room, where everyone sees everyone", async () => {
    const { mara, slug, setRole } = await createClients(database, { isCoachingRoom: false });
    await setRole("coach");
    expect((await mara.call.room.get({ slug })).awaitsAgreement).toBe(false);
  });
});
