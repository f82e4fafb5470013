/** The roles in a room. An owner is not a coach unless they take it up: `alsoCoaches`. */
export const ROLES = ["owner", "member", "coach"] as const;
export type Role = (typeof ROLES)[number];

/** The roles an invite link may give; ownership is handed over by an owner, never by a link. */
export const INVITE_ROLES = ["member", "coach"] as const;

/** What somebody is in a room: their role, and whether as an owner they coach there besides. */
export interface Position {
  role: Role;
  alsoCoaches: boolean;
}

/** Who coaches in a room (PRODUCT.md, Coaching). In queries: `isCoachSeat`. */
export function isCoach({ role, alsoCoaches }: Position): boolean {
  return role === "coach" || (role === "owner" && alsoCoaches);
}

/** Somebody's position once they have another role: who is no owner any more coaches by role only. */
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

/** Whether a member in this position may do this in the room. Outsiders never get this far. */
export function isAllowed(position: Position, action: RoomAction): boolean {
  if (action === "coach_members") return isCoach(position);
  return ALLOWED[position.role].includes(action);
}
