import { byCoach, IN_ROOM, inRoom, onPlan, personal, type Row, toCoach } from "./row";

const plan = { unit: "sessions", amount: 3 } as const;
const week = { from: "2026-11-16", to: "2026-11-22" };

/** Procedures of coaches and their members. */
export const COACH_ROWS: Record<string, Row[]> = {
  "coach.members": [
    inRoom((c, { slug }) => c.coach.members({ roomSlug: slug }), ["coach"]),
    inRoom(
      (c, { slug }) => c.coach.members({ roomSlug: slug, flag: "any", name: "m", isExport: true }),
      ["coach"],
    ),
  ],
  "coach.member": [
    inRoom(
      (c, { slug, world }) => {
        const { userId } = world.people.member.viewer;
        return c.coach.member({ roomSlug: slug, userId, ...week });
      },
      ["coach"],
    ),
    byCoach((c, { slug, userId }) => c.coach.member({ roomSlug: slug, userId, ...week })),
  ],
  "coach.accessLog": [personal((c) => c.coach.accessLog())],
  "coach.accessThisWeek": [personal((c) => c.coach.accessThisWeek())],
  "coach.grants": [personal((c) => c.coach.grants())],
  "coach.grant": [toCoach((c, { slug, userId }) => c.coach.grant({ roomSlug: slug, userId }))],
  "coach.revoke": [toCoach((c, { slug, userId }) => c.coach.revoke({ roomSlug: slug, userId }))],
  "coach.addNote": [
    byCoach((c, { slug, userId }) => c.coach.addNote({ roomSlug: slug, userId, text: "well" })),
  ],
  "coach.notes": [
    personal((c) => c.coach.notes()),
    inRoom((c, { slug }) => c.coach.notes({ roomSlug: slug })),
    byCoach((c, { slug, userId }) => c.coach.notes({ roomSlug: slug, userId })),
  ],
  "coach.suggestPlan": [
    byCoach((c, { slug, userId, world }) => {
      const { otherActivityId: activityId } = world.people.member;
      return c.coach.suggestPlan({ roomSlug: slug, userId, activityId, ...plan });
    }),
    {
      // An activity that the coach may not see is not found, also their own.
      call: (c, { world, belongings: { activityId } }) => {
        const { userId } = world.people.member.viewer;
        return c.coach.suggestPlan({ roomSlug: world.roomSlug, userId, activityId, ...plan });
      },
      expect: (actor) => {
        if (actor === "anonymous") return "sign_in_required";
        if (!IN_ROOM.includes(actor)) return "room_not_found";
        return actor === "coach" ? "activity_not_found" : "not_allowed";
      },
    },
  ],
  "coach.plans": [
    personal((c) => c.coach.plans()),
    inRoom((c, { slug }) => c.coach.plans({ roomSlug: slug })),
    byCoach((c, { slug, userId }) => c.coach.plans({ roomSlug: slug, userId })),
  ],
  "coach.answerPlan": [onPlan("member", (c, id) => c.coach.answerPlan({ id, isAccepted: true }))],
  "coach.withdrawPlan": [onPlan("coach", (c, id) => c.coach.withdrawPlan({ id }))],
};
