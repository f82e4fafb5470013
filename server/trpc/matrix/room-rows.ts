import { callAsNobody, IN_ROOM, inRoom, insideRoom, onOwnObject, personal, type Row } from "./row";

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
    inRoom((c, { slug }) => c.invite.create({ roomSlug: slug, role: "member" }), ["owner"]),
  ],
  "invite.list": [inRoom((c, { slug }) => c.invite.list({ roomSlug: slug }), ["owner"])],
  "invite.revoke": [
    inRoom(
      (c, { slug, world }) => c.invite.revoke({ roomSlug: slug, id: world.inviteId }),
      ["owner"],
    ),
    insideRoom(
      (c, { slug, inviteId }) => c.invite.revoke({ roomSlug: slug, id: inviteId }),
      "invite_not_found",
    ),
  ],
  "invite.preview": [
    callAsNobody((c, { token }) => c.invite.preview({ token }), "invite_not_found"),
  ],
  "invite.accept": [onOwnObject((c, { token }) => c.invite.accept({ token }), "invite_not_found")],
};
