import type { Reason } from "@/domain/api/reasons";
import { type Expected, IN_ROOM, onOwnObject, personal, type Row } from "./row";

/** By a member about another member; the member of the world themselves get `toSelf`. */
const toMember = (call: Row["call"], own: Expected, toSelf: Reason): Row => ({
  isAboutMember: true,
  call: (caller, at) => call(caller, { ...at, slug: at.world.roomSlug }),
  expect: (actor, object) => {
    if (actor === "anonymous") return "sign_in_required";
    if (!IN_ROOM.includes(actor)) return "room_not_found";
    if (object !== "own") return "member_not_found";
    return actor === "member" ? toSelf : own;
  },
});

/**
 * Notes between members. The member of the world is in a personal session that nobody else sees, so
 * the others take them for free.
 */
export const NOTE_ROWS: Record<string, Row[]> = {
  "note.leave": [
    toMember(
      (c, { slug, userId }) => c.note.leave({ roomSlug: slug, userId, text: "Lunch?" }),
      "accepted",
      "note_to_oneself",
    ),
  ],
  "note.inbox": [personal((c) => c.note.inbox())],
  "note.sent": [personal((c) => c.note.sent())],
  "note.dismiss": [
    onOwnObject((c, { noteId }) => c.note.dismiss({ id: noteId }), "note_not_found"),
  ],
  "note.mute": [
    toMember(
      (c, { slug, userId }) => c.note.mute({ roomSlug: slug, userId, isMuted: true }),
      "accepted",
      "member_not_found",
    ),
  ],
  "note.muted": [personal((c) => c.note.muted())],
  "note.tellWhenFree": [
    toMember(
      (c, { slug, userId }) => c.note.tellWhenFree({ roomSlug: slug, userId }),
      "member_already_free",
      "member_not_found",
    ),
  ],
  "note.cancelTellWhenFree": [
    toMember(
      (c, { slug, userId }) => c.note.cancelTellWhenFree({ roomSlug: slug, userId }),
      "accepted",
      "member_not_found",
    ),
  ],
  "note.freeAlerts": [personal((c) => c.note.freeAlerts())],
};
