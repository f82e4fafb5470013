import { isShownCoach, type PositionWithAgreement } from "../room/coach-agreement";

interface RoomFacts {
  isCoachingRoom: boolean;
  /** The owners let every member schedule group sessions. */
  membersSchedule: boolean;
}

/**
 * Whether a member may schedule group sessions in a room. In a coaching room only owners and the
 * coaches whom everyone sees may: a session of a hidden member would tell the others about them.
 */
export function canSchedule(room: RoomFacts, member: PositionWithAgreement): boolean {
  if (member.role === "owner") return true;
  return room.isCoachingRoom ? isShownCoach(member) : room.membersSchedule;
}

/** Whether a member may change or cancel a group session: its creator and the owners. */
export const canManage = (
  { createdBy }: { createdBy: string | null },
  member: PositionWithAgreement & { userId: string },
): boolean => member.role === "owner" || createdBy === member.userId;
