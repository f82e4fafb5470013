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

export type RoomAction =
  | "see_room"
  | "start_session"
  | "set_own_sharing"
  | "leave_room"
  | "update_room"
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

/** Does not check membership. */
export function isAllowed(position: Position, action: RoomAction): boolean {
  if (action === "coach_members") return isCoach(position);
  return ALLOWED[position.role].includes(action);
}
