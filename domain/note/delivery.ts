/** The most notes of one person that can wait for another, as far as the sender can tell. */
export const MAX_WAITING_NOTES = 20;

/** The most notes that a person leaves in 24 hours. */
export const MAX_NOTES_PER_DAY = 200;

/** Days after its delivery after which a note is deleted. */
export const NOTE_KEPT_DAYS = 90;

/** A free alert is void after this long. */
export const FREE_ALERT_MS = 12 * 60 * 60_000;

interface Times {
  deliverAt: Date;
  shownDeliverAt: Date;
}

/**
 * When a note is delivered, and when its sender sees it delivered (PRODUCT.md, Notes). A sender who
 * cannot see the session must not learn of it, so they see the same as for a person who is free.
 *
 * @param session the session of the person the note is for, if one runs.
 */
export function planDelivery(
  session: { plannedEnd: Date } | null,
  { isVisible, now }: { isVisible: boolean; now: Date },
): Times {
  const deliverAt = session?.plannedEnd ?? now;
  return { deliverAt, shownDeliverAt: isVisible ? deliverAt : now };
}

/** The sender's view: either when it will be delivered, or when it was. */
export function describeDelivery(
  shownDeliverAt: Date,
  now: Date,
): { deliverAt: Date | null; deliveredAt: Date | null } {
  const isDelivered = shownDeliverAt <= now;
  return {
    deliverAt: isDelivered ? null : shownDeliverAt,
    deliveredAt: isDelivered ? shownDeliverAt : null,
  };
}

interface RanIn {
  /** The room a session ran in; null for a personal one. */
  roomId: string | null;
}

/**
 * True if a room that sees its member also saw until when this session ran: one in the room, or a
 * personal one whose end the member shows.
 */
export function showsEnd(
  session: RanIn,
  { roomId, showsBusy }: { roomId: string; showsBusy: boolean },
): boolean {
  return session.roomId === null ? showsBusy : session.roomId === roomId;
}
