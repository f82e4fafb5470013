import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import {
  activity,
  groupSessionJoin,
  groupSessionOccurrence,
  invite,
  membership,
  user,
} from "@/db/schema";
import type { Role } from "@/domain/room/permissions";
import type { Sharing } from "@/domain/room/sharing";
import { signInDevice } from "../auth/mutations";
import { viewerBySid } from "../auth/viewer";
import type { Notice } from "../live/announce";
import { hashToken } from "../room/invite-queries";
import { innerContext } from "../trpc/context";
import { createCaller } from "../trpc/root";
import { callOutcome, signInGuest } from "./callers";
import { insertGroupSession, insertRoom } from "./factories";
import type { LiveServer } from "./live";

/** Vera is a member and shares with Carl, a coach. Otto is the owner. Cleo's role changes. */
export const CAST = {
  vera: "member",
  carl: "coach",
  cleo: "member",
  otto: "owner",
  olga: "owner",
  mara: "member",
  mike: "member",
} satisfies Record<string, Role>;
export type Name = keyof typeof CAST;
const MINUTE_MS = 60_000;
const NAMES = Object.keys(CAST) as Name[];

/** An action of a person. A refused action is not an error. */
export type Act =
  | { who: Name; type: "start" | "rest" | "startAlone" | "break" | "drift" | "rename" }
  | { who: Name; type: "leave" | "isRemoved" | "joinAgain" | "watch" | "bringFriend" | "agree" }
  | { who: Name; type: "grant" | "revoke" | "getNote" | "renameWork" | "deleteAccount" }
  | { who: Name; type: "joinGroup" | "leaveGroup" }
  | { who: Name; type: "leaveNote"; to: Name }
  | { who: Name; type: "share"; sharing: Sharing }
  | { who: Name; type: "showBusy"; showsBusy: boolean }
  | { who: Name; type: "turn"; role: Role };

/** Ids of a coaching room, so that two databases can hold the same one. */
export function newIds() {
  const people = NAMES.map((name) => [name, { userId: randomUUID(), work: randomUUID() }] as const);
  return {
    roomId: randomUUID(),
    slug: `coaching-${randomUUID().slice(0, 8)}`,
    token: randomUUID(),
    groupId: randomUUID(),
    earlierGroupId: randomUUID(),
    people: Object.fromEntries(people) as Record<Name, { userId: string; work: string }>,
  };
}
type Ids = ReturnType<typeof newIds>;

/** A coaching room in a database, with its people and their callers. */
export class CoachingRoomWorld {
  readonly notices: Notice[] = [];
  readonly #names = new Map<Name, string>();
  /** Of the group session that is scheduled. */
  #date = "";
  #streams: { close(): void }[] = [];

  private constructor(
    readonly database: Database,
    readonly server: LiveServer,
    readonly ids: Ids,
    readonly people: Record<Name, { sid: string; userId: string; call: Caller }>,
  ) {}

  static async make(
    database: Database,
    server: LiveServer,
    ids: Ids,
    { isCoachingRoom = true } = {},
  ): Promise<CoachingRoomWorld> {
    const { roomId, slug, token } = ids;
    // Members may invite, so that what they see of links is compared too.
    const rules = { isCoachingRoom, membersInvite: true };
    await insertRoom(database.db, { id: roomId, slug, name: "Clients", ...rules });
    await database.db
      .insert(invite)
      .values({ roomId, role: "member", tokenHash: hashToken(token) });
    const people = {} as CoachingRoomWorld["people"];
    const world = new CoachingRoomWorld(database, server, ids, people);
    await world.#insertMembers();
    for (const name of NAMES) people[name] = await world.#signIn(name);
    await people.vera.call.coach.grant({ roomSlug: slug, userId: people.carl.userId });
    await world.#schedule();
    world.notices.length = 0;
    return world;
  }

  /** Schedules a group session, and inserts one that ran. Vera, Carl and Mara are in both. */
  async #schedule(): Promise<void> {
    const { db } = this.database;
    const { roomId, groupId, earlierGroupId, people } = this.ids;
    const now = (await readClock(db)).getTime();
    const at = (hours: number) => new Date(now + hours * 60 * MINUTE_MS);
    const next = await insertGroupSession(db, { id: groupId, roomId, startsAt: at(3) });
    this.#date = next.onDate ?? "";
    const over = { nextAt: null, nextDate: null };
    const facts = { id: earlierGroupId, roomId, startsAt: at(-2), ...over };
    const earlier = await insertGroupSession(db, facts);
    const date = earlier.onDate ?? "";
    await db.insert(groupSessionOccurrence).values({
      ...{ groupSessionId: earlierGroupId, date, roomId },
      ...{ startsAt: at(-2), endsAt: at(-1), settledAt: at(-2) },
    });
    const joined = (["vera", "carl", "mara"] as const).map((name) => {
      const { userId, work: activityId } = people[name];
      return { userId, activityId };
    });
    const outcome = "present" as const;
    await db
      .insert(groupSessionJoin)
      .values([
        ...joined.map((who) => ({ ...who, groupSessionId: groupId, date: this.#date })),
        ...joined.map((who) => ({ ...who, groupSessionId: earlierGroupId, date, outcome })),
      ]);
  }

  /** Opens a stream of this person. `close` closes it. */
  async open(name: Name) {
    const stream = await this.server.open(this.people[name], [this.ids.slug]);
    this.#streams.push(stream);
    return stream;
  }

  close(): void {
    for (const stream of this.#streams) stream.close();
  }

  /** Returns "accepted" or the reason of the refusal, after publishing the notices. */
  async perform(act: Act): Promise<string> {
    const outcome = await callOutcome(this.#perform(act));
    for (const notice of this.notices.splice(0)) this.server.live.bus.publish(notice);
    return outcome;
  }

  async #perform(act: Act): Promise<unknown> {
    const { call, userId } = this.people[act.who];
    const { slug, token } = this.ids;
    const { work } = this.ids.people[act.who];
    const otto = this.people.otto.call;
    if (act.type === "share") {
      return call.member.setSharing({ roomSlug: slug, sharing: act.sharing });
    }
    if (act.type === "showBusy") {
      return call.member.setShowsBusy({ roomSlug: slug, showsBusy: act.showsBusy });
    }
    if (act.type === "turn") {
      return otto.member.setRole({ roomSlug: slug, userId, role: act.role });
    }
    if (act.type === "agree") return call.member.agreeToBeSeen({ roomSlug: slug });
    const toCarl = { roomSlug: slug, userId: this.people.carl.userId };
    if (act.type === "grant") return call.coach.grant({ ...toCarl, targets: true });
    if (act.type === "revoke") return call.coach.revoke(toCarl);
    if (act.type === "getNote") {
      return this.people.carl.call.coach.addNote({ roomSlug: slug, userId, text: "Well done" });
    }
    if (act.type === "leaveNote") {
      const to = this.people[act.to].userId;
      return call.note.leave({ roomSlug: slug, userId: to, text: `From ${act.who}` });
    }
    const occurrence = { id: this.ids.groupId, date: this.#date };
    if (act.type === "joinGroup") {
      return call.groupSession.join({ ...occurrence, activityId: work, target: `by ${act.who}` });
    }
    if (act.type === "leaveGroup") return call.groupSession.leave(occurrence);
    if (act.type === "deleteAccount") return call.account.delete();
    if (act.type === "renameWork") {
      return call.activity.update({ id: work, name: `Work ${randomUUID().slice(0, 8)}` });
    }
    if (act.type === "rename") {
      const name = `${this.#names.get(act.who) ?? act.who}'`;
      this.#names.set(act.who, name);
      return call.account.update({ name });
    }
    if (act.type === "break") {
      const { session } = await call.focusSession.current();
      return session && call.focusSession.break({ id: session.id });
    }
    if (act.type === "drift") return this.#drift(call);
    if (act.type === "leave") return call.room.leave({ slug });
    if (act.type === "isRemoved") return otto.member.remove({ roomSlug: slug, userId });
    if (act.type === "joinAgain") return call.invite.accept({ token });
    if (act.type === "watch") return this.open(act.who);
    if (act.type === "bringFriend") {
      const friend = await signInGuest(this.database, "Friend");
      await friend.call.invite.accept({ token });
      this.notices.push(...friend.notices);
      return;
    }
    const activities = await call.activity.list();
    const activityId =
      act.type === "rest" ? (activities.find(({ isRest }) => isRest)?.id ?? "") : work;
    const roomSlug = act.type === "startAlone" ? undefined : slug;
    return call.focusSession.start({ activityId, minutes: 25, target: `by ${act.who}`, roomSlug });
  }

  async #drift(call: Caller) {
    const { items } = await call.focusSession.list({ from: "2020-01-01", to: "2099-12-31" });
    const ended = items.find(({ status }) => status === "completed");
    return ended && call.focusSession.review({ id: ended.id, drifted: true });
  }

  /** Inserts all people as members, each with a kind of work and a rest. */
  async #insertMembers(): Promise<void> {
    const { db } = this.database;
    const { roomId, people } = this.ids;
    const each = NAMES.map((name) => ({ name, ...people[name] }));
    await db
      .insert(user)
      .values(each.map(({ userId, name }) => ({ id: userId, name, timeZone: "UTC" })));
    const color = "blue" as const;
    await db
      .insert(activity)
      .values(each.map(({ userId, work }) => ({ id: work, userId, name: "Work", color })));
    const rest = { name: "Rest", color, isRest: true, position: 1 };
    await db.insert(activity).values(each.map(({ userId }) => ({ userId, ...rest })));
    await db
      .insert(membership)
      .values(each.map(({ userId, name }) => ({ roomId, userId, role: CAST[name] })));
  }

  async #signIn(name: Name) {
    const { database, ids, notices } = this;
    const { userId } = ids.people[name];
    const sid = await signInDevice(database.db, { userId, device: "Firefox" });
    const viewer = await viewerBySid(database.db, sid);
    const announce = (notice: Notice) => notices.push(notice);
    const context = innerContext({ database, viewer, address: randomUUID(), announce });
    return { sid, userId, call: createCaller(context) };
  }
}
type Caller = ReturnType<typeof createCaller>;
