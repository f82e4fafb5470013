import { eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { invite } from "@/db/schema";
import { MAX_OPEN_INVITES_OF_MEMBER, MAX_RENEWED_INVITES } from "@/domain/room/quotas";
import { callAsNobody, callOutcome, signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { createStudyGroup } from "../testing/study-group";

const database = testDatabase();

afterEach(() => {
  vi.unstubAllEnvs();
});

const rowsOf = (token: string) =>
  database.query("select * from invite where token_hash like '%' || $1 || '%'", [token]);

test("shows every member the same link each time, without storing it", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const room = { roomSlug: slug };
  const link = await mara.call.invite.lasting(room);
  expect(link.uses).toBeNull();
  expect(await olga.call.invite.lasting(room)).toEqual({ ...link, uses: 0 });
  expect(await rowsOf(link.token)).toEqual([]);
  const ben = await signInGuest(database, "Ben");
  expect(await ben.call.invite.accept({ token: link.token })).toEqual({ roomSlug: slug });
  expect((await olga.call.invite.lasting(room)).uses).toBe(1);
  expect((await mara.call.invite.lasting(room)).uses).toBeNull();
  expect(await mara.call.invite.list(room)).toEqual([]);
});

test("replaces the link by another once, however often that is asked for", async () => {
  const { olga, slug } = await createStudyGroup(database);
  const room = { roomSlug: slug };
  const old = await olga.call.invite.lasting(room);
  const renewed = await olga.call.invite.renew({ ...room, id: old.id });
  expect(renewed.token).not.toBe(old.token);
  expect(await olga.call.invite.renew({ ...room, id: old.id })).toEqual(renewed);
  expect(await olga.call.invite.lasting(room)).toEqual(renewed);
  const nobody = callAsNobody(database);
  expect(await callOutcome(nobody.invite.preview({ token: old.token }))).toBe("invite_revoked");
  expect(await callOutcome(nobody.invite.preview({ token: renewed.token }))).toBe("accepted");
  const own = await olga.call.invite.create({ ...room, role: "member" });
  const wrong = olga.call.invite.renew({ ...room, id: own.id });
  expect(await callOutcome(wrong)).toBe("invite_not_found");
});

test("keeps a bounded number of renewed links", async () => {
  const { olga, slug } = await createStudyGroup(database);
  const room = { roomSlug: slug };
  let { id } = await olga.call.invite.lasting(room);
  for (let n = 0; n < MAX_RENEWED_INVITES + 3; n += 1) {
    ({ id } = await olga.call.invite.renew({ ...room, id }));
  }
  const [row] = await database.db.select().from(invite).where(eq(invite.id, id));
  const kept = await database.db
    .select()
    .from(invite)
    .where(eq(invite.roomId, row?.roomId ?? ""));
  // One more was created for Mara to join, and one is open.
  expect(kept).toHaveLength(MAX_RENEWED_INVITES + 2);
});

test("creates another link when the server's secret has changed", async () => {
  const { olga, slug } = await createStudyGroup(database);
  const old = await olga.call.invite.lasting({ roomSlug: slug });
  vi.stubEnv("NEXTAUTH_SECRET", "another secret");
  const link = await olga.call.invite.lasting({ roomSlug: slug });
  expect(link.token).not.toBe(old.token);
  const preview = callAsNobody(database).invite.preview({ token: old.token });
  expect(await callOutcome(preview)).toBe("invite_revoked");
});

test("a coaching room's link shares with its coaches, and only owners see it by default", async () => {
  const nora = await signInGuest(database, "Nora");
  const { slug, membersInvite } = await nora.call.room.create({
    name: "Clients",
    timeZone: "UTC",
    isCoachingRoom: true,
  });
  expect(membersInvite).toBe(false);
  const link = await nora.call.invite.lasting({ roomSlug: slug });
  const vera = await signInGuest(database, "Vera");
  await vera.call.invite.accept({ token: link.token });
  expect(await vera.call.coach.grants()).toMatchObject([{ grant: { scope: "room" } }]);
  expect(await callOutcome(vera.call.invite.lasting({ roomSlug: slug }))).toBe("not_allowed");
  await nora.call.room.update({ slug, membersInvite: true });
  expect((await vera.call.invite.lasting({ roomSlug: slug })).token).toBe(link.token);
});

test("members see and revoke only their own links, owners all", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const room = { roomSlug: slug };
  const ofOlga = await olga.call.invite.create({ ...room, role: "coach" });
  const ofMara = await mara.call.invite.create({ ...room, role: "member", maxUses: 1 });
  expect(await mara.call.invite.list(room)).toMatchObject([{ id: ofMara.id, createdBy: "Mara" }]);
  expect((await olga.call.invite.list(room)).map(({ id }) => id)).toContain(ofMara.id);
  const foreign = mara.call.invite.revoke({ ...room, id: ofOlga.id });
  expect(await callOutcome(foreign)).toBe("invite_not_found");
  await olga.call.room.update({ slug, membersInvite: false });
  expect((await mara.call.room.get({ slug })).membersInvite).toBe(false);
  const late = mara.call.invite.create({ ...room, role: "member" });
  expect(await callOutcome(late)).toBe("not_allowed");
  await olga.call.invite.revoke({ ...room, id: ofMara.id });
  const preview = callAsNobody(database).invite.preview({ token: ofMara.token });
  expect(await callOutcome(preview)).toBe("invite_revoked");
});

test("counts only the open lasting link of a room, and none towards its limit", async () => {
  const { olga, slug } = await createStudyGroup(database);
  const { id } = await olga.call.invite.lasting({ roomSlug: slug });
  const insert = (columns: string) =>
    database.query(
      `insert into invite (room_id, token_hash, is_lasting, role, ${columns.split("=")[0]})
        select room_id, gen_random_uuid()::text, true, role, ${columns.split("=")[1]}
        from invite where id = $1`,
      [id],
    );
  await expect(insert("uses=0")).rejects.toThrow("invite_lasting");
  await expect(insert("max_uses=3")).rejects.toThrow("invite_lasting_open");
  await expect(insert("revoked_at=stint_now()")).resolves.toEqual([]);
});

test("limits a member's links so that owners can still create some", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const link = { roomSlug: slug, role: "member" } as const;
  for (let n = 0; n < MAX_OPEN_INVITES_OF_MEMBER; n += 1) await mara.call.invite.create(link);
  expect(await callOutcome(mara.call.invite.create(link))).toBe("invite_limit");
  expect(await callOutcome(olga.call.invite.create(link))).toBe("accepted");
});

test("looking at a link uses nothing up, however often a chat does so", async () => {
  const { olga, slug } = await createStudyGroup(database);
  const { token } = await olga.call.invite.create({
    roomSlug: slug,
    role: "member",
    maxUses: 1,
  });
  const nobody = callAsNobody(database);
  const counts = () =>
    database.query(
      `select (select count(*)::int from "user") as people,
        (select sum(points)::int from rate_limit where key like 'invite:%') as attempts`,
      [],
    );
  const before = await counts();
  for (let n = 0; n < 50; n += 1) await nobody.invite.preview({ token });
  expect(await counts()).toEqual(before);
  expect(await olga.call.invite.list({ roomSlug: slug })).toMatchObject([{ uses: 0 }, {}]);
  expect(await callOutcome(nobody.invite.preview({ token: "guessed" }))).toBe("invite_not_found");
  const [was, is] = [before[0]?.attempts, (await counts())[0]?.attempts];
  expect(Number(is) - Number(was)).toBe(1);
});
