import { room } from "@/db/schema";
import { type Expected, IN_ROOM, inRoom, personal, type Row } from "./row";
import type { Actor, ObjectOwner } from "./world";

const weekly = { minutes: 25, weekdays: [1, 3], time: "10:00" };

/** About a group session of the actor's room: foreign and missing ones are not found. */
const onGroupSession = (call: Row["call"], allowed: readonly Actor[] = IN_ROOM): Row => ({
  call,
  expect: (actor: Actor, object: ObjectOwner): Expected => {
    if (actor === "anonymous") return "sign_in_required";
    if (object !== "own" || !IN_ROOM.includes(actor)) return "group_session_not_found";
    return allowed.includes(actor) ? "accepted" : "not_allowed";
  },
});

/** The coach created the group session of the room, so the coach and the owner may change it. */
export const GROUP_SESSION_ROWS: Record<string, Row[]> = {
  "groupSession.list": [inRoom((c, { slug }) => c.groupSession.list({ roomSlug: slug }))],
  "groupSession.upcoming": [personal((c) => c.groupSession.upcoming())],
  "groupSession.attendance": [
    inRoom((c, { slug }) => c.groupSession.attendance({ roomSlug: slug })),
  ],
  "groupSession.suggestTimes": [
    inRoom((c, { slug }) => c.groupSession.suggestTimes({ roomSlug: slug })),
  ],
  "groupSession.timeTogether": [
    inRoom((c, { slug }) => c.groupSession.timeTogether({ roomSlug: slug })),
  ],
  "groupSession.create": [
    inRoom((c, { slug }) => c.groupSession.create({ roomSlug: slug, ...weekly })),
    {
      ...inRoom(
        async (c, { slug, world }) => {
          await world.database.db.update(room).set({ membersSchedule: false });
          return c.groupSession.create({ roomSlug: slug, ...weekly });
        },
        ["owner"],
      ),
    },
  ],
  "groupSession.update": [
    onGroupSession(
      (c, { groupSessionId: id }) => c.groupSession.update({ id, title: "Morning" }),
      ["owner", "coach"],
    ),
  ],
  "groupSession.cancel": [
    onGroupSession(
      (c, { groupSessionId: id }) => c.groupSession.cancel({ id }),
      ["owner", "coach"],
    ),
  ],
  "groupSession.join": [
    onGroupSession((c, { groupSessionId: id, own, world }) =>
      c.groupSession.join({ id, date: world.groupSessionDate, activityId: own.activityId }),
    ),
    {
      ...onGroupSession((c, { belongings, world }) =>
        c.groupSession.join({
          id: world.groupSessionId,
          date: world.groupSessionDate,
          activityId: belongings.activityId,
        }),
      ),
      expect: (actor, object) => {
        if (actor === "anonymous") return "sign_in_required";
        if (!IN_ROOM.includes(actor)) return "group_session_not_found";
        return object === "own" ? "accepted" : "activity_not_found";
      },
    },
  ],
  "groupSession.leave": [
    onGroupSession((c, { groupSessionId: id, world }) =>
      c.groupSession.leave({ id, date: world.groupSessionDate }),
    ),
  ],
};
