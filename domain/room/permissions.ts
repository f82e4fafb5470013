/** The roles in a room. An owner is a coach only with `alsoCoaches`. */
export const ROLES = ["owner", "member", "coach"] as const;
export type Role = (typeof ROLES)[number];

/** The roles an invite link can give. Only owners can make someone an owner. */
export const INVITE_ROLES = ["member", "coach"] as const;

/** A member's role, and whether they coach as an owner. */
export interface Position {
  role: Role;
  alsoCoaches: boolean;
}

/** PRODUCT.md, Coaching. Members see only those who agreed to it: `isShownCoach`. */
export function isCoach({ role, alsoCoaches }: Position): boolean {
  return role === "coach" || (role === "owner" && alsoCoaches);
}

/** The position after a change of role. `alsoCoaches` ends with ownership. */
export function changeRole(role: Role, { alsoCoaches }: Position): Position {
  return { role, alsoCoaches: role === "owner" && alsoCoaches };
}

/** The decisions of a room's owners about its members. */
export interface RoomRules {
  membersInvite: boolean;
  /** For group sessions; see `canSchedule`. */
  membersSchedule: boolean;
}

/**
 * Whether members may invite in a new room. Not in a coaching room: its links show who coaches, and
 * create members whose sessions coaches see.
 */
export const isInvitingByDefault = ({ isCoachingRoom }: { isCoachingRoom: boolean }): boolean =>
  !isCoachingRoom;

/**
 * `invite` is to use the lasting link and create links for members; `manage_invites` is to see and
 * revoke all links, renew the lasting one and create links with other roles.
 */
export type RoomAction =
  | "see_room"
  | "start_session"
  | "set_own_sharing"
  | "leave_room"
  | "update_room"
  | "invite"
  | "manage_invites"
  | "set_role"
  | "remove_member"
  | "set_own_coaching"
  | "coach_members";

const EVERYONE: readonly RoomAction[] = [
  "see_room",
  "start_session",
  "set_own_sharing",
  "leave_room",
];
const OWNER: readonly RoomAction[] = [
  ...EVERYONE,
  "update_room",
  "invite",
  "manage_invites",
  "set_role",
  "remove_member",
  "set_own_coaching",
];

const ALLOWED: Record<Role, readonly RoomAction[]> = {
  owner: OWNER,
  member: EVERYONE,
  coach: EVERYONE,
};

/** Does not check membership. Without `rules`, members have only the rights of every room. */
export function isAllowed(
  position: Position,
  action: RoomAction,
  rules?: Pick<RoomRules, "membersInvite">,
): boolean {
  if (action === "coach_members") return isCoach(position);
  if (action === "invite" && rules?.membersInvite) return true;
  return ALLOWED[position.role].includes(action);
}
