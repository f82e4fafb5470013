import { eq } from "drizzle-orm";
import { room } from "@/db/schema";
import {
  type Caller,
  callAsNobody,
  IN_ROOM,
  inRoom,
  insideRoom,
  onOwnObject,
  personal,
  type Row,
  type Target,
} from "./row";
import type { Actor } from "./world";

/** In the room of the matrix members may invite; here only its owners. */
const whereOwnersInvite = (call: Row["call"]): Row =>
  inRoom(
    async (caller, at) => {
      const { database, roomId } = at.world;
      await database.db.update(room).set({ membersInvite: false }).where(eq(room.id, roomId));
      return call(caller, at);
    },
    ["owner"],
  );

/** About a link of the actor's room. Other members do not find it, as if it did not exist. */
const onInvite = (
  allowed: readonly Actor[],
  call: (caller: Caller, at: Target, slug: string) => Promise<unknown>,
): Row => ({
  call: (caller, at) => call(caller, at, at.world.roomSlug),
  expect: (actor, object) => {
    if (actor === "anonymous") return "sign_in_required";
    if (!IN_ROOM.includes(actor)) return "room_not_found";
    return object === "own" && allowed.includes(actor) ? "accepted" : "invite_not_found";
  },
});

/** Rooms, members and invites. */
export const ROOM_ROWS: Record<string, Row[]> = {
  "room.list": [personal((c) => c.room.list())],
  "room.create": [personal((c) => c.room.create({ name: "Physics", timeZone: "UTC" }))],
  "room.get": [inRoom((c, { slug }) => c.room.get({ slug }))],
  // Everybody gets an answer, and only former members another than null.
  "room.formerMembership": [
    {
      call: (c, { slug }) => c.room.formerMembership({ slug }),
      expect: (actor) => (actor === "anonymous" ? "sign_in_required" : "accepted"),
    },
  ],
  "room.update": [inRoom((c, { slug }) => c.room.update({ slug, name: "Physics" }), ["owner"])],
  "room.live": [inRoom((c, { slug }) => c.room.live({ slug }))],
  "room.leave": [
    {
      ...inRoom((c, { slug }) => c.room.leave({ slug })),
      expect: (actor, object) => {
        if (actor === "anonymous") return "sign_in_required";
        if (object !== "own" || !IN_ROOM.includes(actor)) return "room_not_found";
        return actor === "owner" ? "last_owner" : "accepted";
      },
    },
  ],
  "member.list": [inRoom((c, { slug }) => c.member.list({ roomSlug: slug }))],
  "member.setSharing": [
    inRoom((c, { slug }) => c.member.setSharing({ roomSlug: slug, sharing: "presence" })),
  ],
  "member.setShowsBusy": [
    inRoom((c, { slug }) => c.member.setShowsBusy({ roomSlug: slug, showsBusy: true })),
  ],
  "member.setCompared": [
    inRoom((c, { slug }) => c.member.setCompared({ roomSlug: slug, isCompared: false })),
  ],
  "member.setCoaching": [
    inRoom((c, { slug }) => c.member.setCoaching({ roomSlug: slug, alsoCoaches: true }), ["owner"]),
  ],
  "member.agreeToBeSeen": [inRoom((c, { slug }) => c.member.agreeToBeSeen({ roomSlug: slug }))],
  "member.dismissOwnerNotice": [
    inRoom((c, { slug }) => c.member.dismissOwnerNotice({ roomSlug: slug })),
  ],
  "member.setRole": [
    inRoom(
      (c, { slug, world }) =>
        c.member.setRole({
          roomSlug: slug,
          userId: world.people.member.viewer.userId,
          role: "coach",
        }),
      ["owner"],
    ),
    insideRoom(
      (c, { slug, userId }) => c.member.setRole({ roomSlug: slug, userId, role: "coach" }),
      "member_not_found",
    ),
  ],
  "member.remove": [
    inRoom(
      (c, { slug, world }) =>
        c.member.remove({ roomSlug: slug, userId: world.people.member.viewer.userId }),
      ["owner"],
    ),
    insideRoom(
      (c, { slug, userId }) => c.member.remove({ roomSlug: slug, userId }),
      "member_not_found",
    ),
  ],
  "invite.create": [
    inRoom((c, { slug }) => c.invite.create({ roomSlug: slug, role: "member" })),
    inRoom((c, { slug }) => c.invite.create({ roomSlug: slug, role: "coach" }), ["owner"]),
    inRoom(
      (c, { slug }) => c.invite.create({ roomSlug: slug, role: "member", coached: true }),
      ["owner"],
    ),
    whereOwnersInvite((c, { slug }) => c.invite.create({ roomSlug: slug, role: "member" })),
  ],
  "invite.list": [
    inRoom((c, { slug }) => c.invite.list({ roomSlug: slug })),
    whereOwnersInvite((c, { slug }) => c.invite.list({ roomSlug: slug })),
  ],
  "invite.revoke": [
    onInvite(["owner"], (c, { inviteId }, slug) =>
      c.invite.revoke({ roomSlug: slug, id: inviteId }),
    ),
    onInvite(["owner", "member"], (c, { memberInviteId }, slug) =>
      c.invite.revoke({ roomSlug: slug, id: memberInviteId }),
    ),
    onInvite(["owner"], (c, { lastingInviteId }, slug) =>
      c.invite.revoke({ roomSlug: slug, id: lastingInviteId }),
    ),
    whereOwnersInvite((c, { slug, world }) =>
      c.invite.revoke({ roomSlug: slug, id: world.memberInviteId }),
    ),
  ],
  "invite.lasting": [
    inRoom((c, { slug }) => c.invite.lasting({ roomSlug: slug })),
    whereOwnersInvite((c, { slug }) => c.invite.lasting({ roomSlug: slug })),
  ],
  "invite.renew": [
    inRoom(
      (c, { slug, world }) => c.invite.renew({ roomSlug: slug, id: world.lastingInviteId }),
      ["owner"],
    ),
    insideRoom(
      (c, { slug, lastingInviteId }) => c.invite.renew({ roomSlug: slug, id: lastingInviteId }),
      "invite_not_found",
    ),
  ],
  "invite.preview": [
    callAsNobody((c, { token }) => c.invite.preview({ token }), "invite_not_found"),
  ],
  "invite.accept": [onOwnObject((c, { token }) => c.invite.accept({ token }), "invite_not_found")],
};
