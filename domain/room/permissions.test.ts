import { expect, test } from "vitest";
import {
  changeRole,
  INVITE_ROLES,
  isAllowed,
  isCoach,
  isInvitingByDefault,
  type Position,
  ROLES,
  type RoomAction,
} from "./permissions";

const POSITIONS = {
  owner: { role: "owner", alsoCoaches: false },
  coachingOwner: { role: "owner", alsoCoaches: true },
  member: { role: "member", alsoCoaches: false },
  coach: { role: "coach", alsoCoaches: false },
} satisfies Record<string, Position>;
type Name = keyof typeof POSITIONS;

const everyone = { owner: true, coachingOwner: true, member: true, coach: true };
const owners = { owner: true, coachingOwner: true, member: false, coach: false };
const coaches = { owner: false, coachingOwner: true, member: false, coach: true };

const TABLE: Record<RoomAction, Record<Name, boolean>> = {
  see_room: everyone,
  start_session: everyone,
  set_own_sharing: everyone,
  leave_room: everyone,
  update_room: owners,
  invite: owners,
  manage_invites: owners,
  set_role: owners,
  remove_member: owners,
  set_own_coaching: owners,
  coach_members: coaches,
};

const names = Object.keys(POSITIONS) as Name[];
const cells = Object.entries(TABLE).flatMap(([action, allowed]) =>
  names.map((name) => [name, action as RoomAction, allowed[name]] as const),
);

test.each(cells)("as %s, %s is allowed: %s", (name, action, isYes) => {
  expect(isAllowed(POSITIONS[name], action)).toBe(isYes);
});

test.each(cells)("where members invite, %s may %s: as elsewhere, and invite", (name, action) => {
  const isElsewhere = isAllowed(POSITIONS[name], action, { membersInvite: false });
  expect(isElsewhere).toBe(TABLE[action][name]);
  const isHere = isAllowed(POSITIONS[name], action, { membersInvite: true });
  expect(isHere).toBe(action === "invite" || isElsewhere);
});

test("members invite in a new room unless it is a coaching room", () => {
  expect(isInvitingByDefault({ isCoachingRoom: false })).toBe(true);
  expect(isInvitingByDefault({ isCoachingRoom: true })).toBe(false);
});

test.each(names)("%s is a coach exactly if coaching is allowed", (name) => {
  expect(isCoach(POSITIONS[name])).toBe(coaches[name]);
});

test("alsoCoaches ends with ownership", () => {
  const after = ROLES.map((role) => isCoach(changeRole(role, POSITIONS.coachingOwner)));
  expect(ROLES.map((role, i) => [role, after[i]])).toEqual([
    ["owner", true],
    ["member", false],
    ["coach", true],
  ]);
  expect(isCoach(changeRole("owner", POSITIONS.coach))).toBe(false);
  expect(changeRole("coach", POSITIONS.coachingOwner).alsoCoaches).toBe(false);
});

test("no invite link makes an owner", () => {
  expect(INVITE_ROLES).not.toContain("owner");
});
