/** How a membership ended without the person leaving: an owner removed them, or the room closed. */
export const MEMBERSHIP_ENDS = ["removed", "closed"] as const;
export type MembershipEnd = (typeof MEMBERSHIP_ENDS)[number];

/** For how many days a person can read how their membership ended. */
export const ENDED_KEPT_DAYS = 30;
