import { randomUUID } from "node:crypto";
import type { Reason } from "@/domain/api/reasons";
import type { createCaller } from "../root";
import type { Belongings } from "./belongings";
import type { Actor, ObjectOwner, Person, World } from "./world";

export type Caller = ReturnType<typeof createCaller>;

/** The actor gets an answer, or a refusal with this reason. */
export type Expected = "accepted" | Reason;

/** A way to call a procedure, and the expected result for every actor and object. */
export interface Row {
  /** Set when the call names no object, so none can be foreign or missing. */
  isObjectless?: boolean;
  /** Set when the object is the member, or something between them and a coach. */
  isAboutMember?: boolean;
  call(caller: Caller, at: Target): Promise<unknown>;
  expect(actor: Actor, object: ObjectOwner): Expected;
}

/** The objects that a call names. */
export interface Target {
  world: World;
  /** The actor's own objects, whatever the call names. */
  own: Belongings;
  belongings: Belongings;
  slug: string;
  inviteId: string;
  memberInviteId: string;
  lastingInviteId: string;
  token: string;
  userId: string;
  planId: string;
  noteId: string;
  groupSessionId: string;
}

/** The objects by owner: the actor's own, another person's, or ids and slugs that do not exist. */
export function findTarget(world: World, actor: Actor, object: ObjectOwner): Target {
  const own = world.people[actor === "anonymous" ? "stranger" : (actor as Person)];
  if (object === "own") {
    return {
      world,
      own,
      belongings: own,
      slug: world.roomSlug,
      inviteId: world.inviteId,
      memberInviteId: world.memberInviteId,
      lastingInviteId: world.lastingInviteId,
      token: world.token,
      userId: world.people.member.viewer.userId,
      planId: world.planId,
      noteId: own.noteId,
      groupSessionId: world.groupSessionId,
    };
  }
  const id = randomUUID;
  const isForeign = object === "foreign";
  return {
    world,
    own,
    belongings: isForeign
      ? world.elsewhere
      : { ...own, activityId: id(), otherActivityId: id(), runningId: id(), deviceId: id() },
    slug: isForeign ? world.elsewhereSlug : "no-such-room",
    inviteId: isForeign ? world.elsewhereInviteId : id(),
    memberInviteId: isForeign ? world.elsewhereInviteId : id(),
    lastingInviteId: isForeign ? world.elsewhereLastingInviteId : id(),
    token: "no-such-token",
    userId: isForeign ? world.elsewhere.viewer.userId : id(),
    planId: isForeign ? world.elsewherePlanId : id(),
    noteId: isForeign ? world.elsewhere.noteId : id(),
    groupSessionId: isForeign ? world.elsewhereGroupSessionId : id(),
  };
}

export const IN_ROOM: readonly Actor[] = ["owner", "member", "coach"];

/** Any signed-in person, about themselves. */
export const personal = (call: Row["call"]): Row => ({
  isObjectless: true,
  call,
  expect: (actor) => (actor === "anonymous" ? "sign_in_required" : "accepted"),
});

/** About an object of one person, which nobody else can find. */
export const onOwnObject = (
  call: Row["call"],
  notFound: Reason,
  own: Expected = "accepted",
): Row => ({
  call,
  expect: (actor, object) => {
    if (actor === "anonymous") return "sign_in_required";
    return object === "own" ? own : notFound;
  },
});

/** About a room: outsiders get "not found", members without the right get "not allowed". */
export const inRoom = (call: Row["call"], allowed: readonly Actor[] = IN_ROOM): Row => ({
  call,
  expect: (actor, object) => {
    if (actor === "anonymous") return "sign_in_required";
    if (object !== "own" || !IN_ROOM.includes(actor)) return "room_not_found";
    return allowed.includes(actor) ? "accepted" : "not_allowed";
  },
});

/** About an object inside the actor's room; a foreign one belongs to another room. */
export const insideRoom = (
  call: Row["call"],
  notFound: Reason,
  own: Expected = "accepted",
): Row => ({
  isAboutMember: notFound === "member_not_found",
  call: (caller, at) => call(caller, { ...at, slug: at.world.roomSlug }),
  expect: (actor, object) => {
    if (actor === "anonymous") return "sign_in_required";
    if (!IN_ROOM.includes(actor)) return "room_not_found";
    if (actor !== "owner") return "not_allowed";
    return object === "own" ? own : notFound;
  },
});

/**
 * By a coach about a member who shares with them. All other people are not found, whether they are in
 * the room or not.
 */
export const byCoach = (call: Row["call"], own: Expected = "accepted"): Row => ({
  isAboutMember: true,
  call: (caller, at) => call(caller, { ...at, slug: at.world.roomSlug }),
  expect: (actor, object) => {
    if (actor === "anonymous") return "sign_in_required";
    if (!IN_ROOM.includes(actor)) return "room_not_found";
    if (actor !== "coach") return "not_allowed";
    return object === "own" ? own : "member_not_found";
  },
});

/** By a member about a coach of their room; nobody coaches themselves. */
export const toCoach = (call: Row["call"]): Row => ({
  call: (caller, at) => {
    const { roomSlug: slug, people } = at.world;
    const isOwn = at.userId === people.member.viewer.userId;
    return call(caller, { ...at, slug, userId: isOwn ? people.coach.viewer.userId : at.userId });
  },
  expect: (actor, object) => {
    if (actor === "anonymous") return "sign_in_required";
    if (!IN_ROOM.includes(actor)) return "room_not_found";
    return object === "own" && actor !== "coach" ? "accepted" : "member_not_found";
  },
});

export const callAsNobody = (call: Row["call"], notFound: Reason): Row => ({
  call,
  expect: (_, object) => (object === "own" ? "accepted" : notFound),
});

/** About the coach's plan for the member, which only `whose` may change. */
export const onPlan = (
  whose: Person,
  call: (caller: Caller, id: string) => Promise<unknown>,
): Row => ({
  isAboutMember: true,
  call: (caller, { planId }) => call(caller, planId),
  expect: (actor, object) => {
    if (actor === "anonymous") return "sign_in_required";
    return actor === whose && object === "own" ? "accepted" : "plan_not_found";
  },
});
