import { IN_ROOM, inRoom, ofCoach, personal, planOf, type Row, toCoach } from "./kinds";

const plan = { unit: "sessions", amount: 3 } as const;
const week = { from: "2026-11-16", to: "2026-11-22" };

/** What coaches and their members do. */
export const COACH_CELLS: Record<string, Row[]> = {
  "coach.members": [inRoom((c, { slug }) => c.coach.members({ roomSlug: slug }), ["coach"])],
  "coach.member": [
    inRoom(
      (c, { slug, world }) => {
        const { userId } = world.people.member.viewer;
        return c.coach.member({ roomSlug: slug, userId, ...week });
      },
      ["coach"],
    ),
    ofCoach((c, { slug, userId }) => c.coach.member({ roomSlug: slug, userId, ...week })),
  ],
  "coach.accessLog": [personal((c) => c.coach.accessLog())],
  "coach.accessThisWeek": [personal((c) => c.coach.accessThisWeek())],
  "coach.grants": [personal((c) => c.coach.grants())],
  "coach.grant": [toCoach((c, { slug, userId }) => c.coach.grant({ roomSlug: slug, userId }))],
  "coach.revoke": [toCoach((c, { slug, userId }) => c.coach.revoke({ roomSlug: slug, userId }))],
  "coach.addNote": [
    ofCoach((c, { slug, userId }) => c.coach.addNote({ roomSlug: slug, userId, text: "well" })),
  ],
  "coach.notes": [
    personal((c) => c.coach.notes()),
    inRoom((c, { slug }) => c.coach.notes({ roomSlug: slug })),
    ofCoach((c, { slug, userId }) => c.coach.notes({ roomSlug: slug, userId })),
  ],
  "coach.suggestPlan": [
    ofCoach((c, { slug, userId, world }) => {
      const { otherActivityId: activityId } = world.people.member;
      return c.coach.suggestPlan({ roomSlug: slug, userId, activityId, ...plan });
    }),
    {
      // An activity that is none of the coach's to see is not there, whoever's it is.
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
    ofCoach((c, { slug, userId }) => c.coach.plans({ roomSlug: slug, userId })),
  ],
  "coach.answerPlan": [planOf("member", (c, id) => c.coach.answerPlan({ id, isAccepted: true }))],
  "coach.withdrawPlan": [planOf("coach", (c, id) => c.coach.withdrawPlan({ id }))],
};
