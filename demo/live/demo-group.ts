import { setTimeout as wait } from "node:timers/promises";
import { TRPCClientError } from "@trpc/client";
import { STUDY_GROUP } from "@/demo/group/people";
import type { Person } from "@/demo/group/person";
import { SeededRandom } from "@/demo/group/seeded-random";
import type { FocusSession } from "@/domain/api/focus-session";
import type { Seat } from "@/domain/api/room-state";
import { MIN_MINUTES } from "@/domain/focus-session/session-length";
import type { DemoMember } from "./demo-member";
import { type Action, chooseAction } from "./next-action";

const LEAST_PAUSE_MS = 7_000;
const MOST_PAUSE_MS = 18_000;
/** Of the actions, this share is a note. */
const NOTE_SHARE = 0.06;
/** Of the other actions, this share joins the next group session. */
const GROUP_SHARE = 0.04;
const NOTES = [
  "Lunch after this?",
  "The library closes at ten",
  "Can I borrow your flash cards?",
  "Chapter 8 is on the exam",
  "Thanks for the summary",
];

/** The current chapter after ten weeks, which replaces `#` in a target. */
const CHAPTER = "8";

/** Simulates the group's members in their room until a signal stops it. */
export class DemoGroup {
  readonly #random = new SeededRandom("a morning in the room");
  /** The last broken session by user, to restart it. */
  readonly #broken = new Map<string, FocusSession>();
  #last: string | null = null;

  /** @param members at least one, all members of the room. */
  constructor(
    private readonly members: readonly DemoMember[],
    private readonly roomSlug: string,
  ) {}

  /** Members in a session open the room first; then one member acts every few seconds. */
  async run(signal: AbortSignal): Promise<void> {
    for (const seat of (await this.#fetchRoom()).seats) {
      if (seat.session) this.#find(seat.userId)?.arrive(this.roomSlug);
    }
    while (!signal.aborted) {
      await this.#act().catch((error) => {
        // The server may refuse an action, e.g. when the session has ended meanwhile.
        if (!(error instanceof TRPCClientError)) throw error;
      });
      const pause = this.#random.between(LEAST_PAUSE_MS, MOST_PAUSE_MS);
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
    for (const member of this.members) member.leave();
  }

  #fetchRoom() {
    const [first] = this.members;
    if (!first) throw new Error("the demo has no members");
    return first.call.room.live.query({ slug: this.roomSlug });
  }

  #find(userId: string): DemoMember | undefined {
    return this.members.find((member) => member.userId === userId);
  }

  async #act(): Promise<void> {
    const { seats, serverNow } = await this.#fetchRoom();
    const played = new Set(this.members.map(({ userId }) => userId));
    const now = new Date(serverNow);
    if (this.#random.happens(NOTE_SHARE)) return this.#leaveNote(seats);
    if (this.#random.happens(GROUP_SHARE)) return this.#joinGroupSession();
    const action = chooseAction(seats, { played, last: this.#last, now }, this.#random);
    const member = action && this.#find(action.who);
    const person = STUDY_GROUP.find(({ name }) => name === member?.name);
    if (!action || !member || !person) return;
    this.#last = action.who;
    await this.#perform(action, member, person);
  }

  /** A member who is available leaves a note to another who is in a session. */
  async #leaveNote(seats: readonly Seat[]): Promise<void> {
    const free = seats.filter(({ userId, state }) => state === "here" && this.#find(userId));
    const busy = seats.filter(({ state }) => state === "running");
    const [from, to, text] = [
      this.#random.pick(free),
      this.#random.pick(busy),
      this.#random.pick(NOTES),
    ];
    if (!from || !to || !text) return;
    const { roomSlug } = this;
    await this.#find(from.userId)?.call.note.leave.mutate({ roomSlug, userId: to.userId, text });
  }

  /** A member says that they are in for the room's next group session. */
  async #joinGroupSession(): Promise<void> {
    const member = this.#random.pick(this.members);
    const person = STUDY_GROUP.find(({ name }) => name === member?.name);
    if (!member || !person) return;
    const { groupSession } = member.call;
    const [soonest] = await groupSession.list.query({ roomSlug: this.roomSlug });
    if (!soonest?.next || soonest.state !== "upcoming" || soonest.isJoined) return;
    const work = this.#chooseWork(member, person);
    await groupSession.join.mutate({ id: soonest.id, date: soonest.next.date, ...work });
  }

  async #perform(action: Action, member: DemoMember, person: Person): Promise<void> {
    const { roomSlug } = this;
    const { focusSession } = member.call;
    if (action.kind === "arrive") member.arrive(roomSlug);
    if (action.kind === "leave") member.leave();
    if (action.kind === "break") await this.#break(member, person);
    if (action.kind === "restart") await this.#restart(member, person);
    if (action.kind === "rest") {
      const activityId = findActivityId(member, "Rest");
      await focusSession.start.mutate({ activityId, minutes: MIN_MINUTES, roomSlug });
    }
    if (action.kind === "start") {
      const { minutes } = action;
      await focusSession.start.mutate({ ...this.#chooseWork(member, person), minutes, roomSlug });
    }
    if (action.kind === "join") {
      const { until } = action;
      await focusSession.start.mutate({ ...this.#chooseWork(member, person), until, roomSlug });
    }
  }

  /** Chooses an activity and a target by the person's habits. */
  #chooseWork(member: DemoMember, { habits }: Person) {
    const activity = this.#random.weighted(habits.activities);
    const target = this.#random.pick(habits.targets[activity] ?? []);
    return { activityId: findActivityId(member, activity), target: target?.replace("#", CHAPTER) };
  }

  async #break({ call, userId }: DemoMember, { habits }: Person): Promise<void> {
    const { session } = await call.focusSession.current.query();
    if (!session) return;
    const reason = session.activity.isRest ? null : this.#random.weighted(habits.reasons);
    await call.focusSession.break.mutate({ id: session.id, reason });
    if (!session.activity.isRest) this.#broken.set(userId, session);
  }

  /** Restarts the last session broken in this demo, at the shortest length. */
  async #restart(member: DemoMember, person: Person): Promise<void> {
    const broken = this.#broken.get(member.userId);
    this.#broken.delete(member.userId);
    const work = broken
      ? { activityId: broken.activity.id, target: broken.target, restartOf: broken.id }
      : this.#chooseWork(member, person);
    const { roomSlug } = this;
    await member.call.focusSession.start.mutate({ ...work, minutes: MIN_MINUTES, roomSlug });
  }
}

function findActivityId({ activities, name: who }: DemoMember, name: string): string {
  const activity = activities.find((candidate) => candidate.name === name);
  if (!activity) throw new Error(`${who} has no activity ${name}`);
  return activity.id;
}
