/** Days without a visit after which a guest account with nothing recorded is deleted. */
export const GUEST_KEPT_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1000;

interface GuestFacts {
  createdAt: Date;
  /** The latest use of a device; null when none is signed in. */
  seenAt: Date | null;
  /**
   * They have a session, a room, an invite link, a goal, a day off, a weekly review, an activity
   * other than the unchanged defaults, or anything between them and a coach.
   */
  hasRecorded: boolean;
}

/** True if a guest account can be deleted because its person left it without recording anything. */
export function isAbandonedGuest({ createdAt, seenAt, hasRecorded }: GuestFacts, now: Date) {
  const lastVisit = Math.max(createdAt.getTime(), seenAt?.getTime() ?? 0);
  return !hasRecorded && now.getTime() - lastVisit >= GUEST_KEPT_DAYS * DAY_MS;
}
