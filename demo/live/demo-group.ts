import { setTimeout as wait } from "node:timers/promises";
import { TRPCClientError } from "@trpc/client";
import { STUDY_GROUP } from "@/demo/group/people";
import type { Person } from "@/demo/group/person";
import { SeededRandom } from "@/demo/group/seeded-random";
import type { FocusSession } from "@/domain/api/wire";
import { MIN_MINUTES } from "@/domain/focus-session/session-length";
import type { Member } from "./demo-member";
import { type Act, nextAct } from "./next-action";

const LEAST_PAUSE_MS = 7_000;
const MOST_PAUSE_MS = 18_000;

/** Where the group has got to in ten weeks: what `#` in a target stands for. */
const CHAPTER = "8";

/** Those of the group that the demo plays, living in their room until the signal ends it. */
export class DemoGroup {
  readonly #chance = new SeededRandom("a morning in the room");
  /** What somebody broke last, to begin it anew. */
  readonly #broken = new Map<string, FocusSession>();
  #last: string | null = null;

  /** @param members at least one of them, each sitting in the room. */
  constructor(
    private readonly members: readonly Member[],
    private readonly roomSlug: string,
  ) {}

  /** Whoever is in a session has the room open; then something happens every few seconds. */
  async live(signal: AbortSignal): Promise<void> {
    for (const seat of (await this.#look()).seats) {
      if (seat.session) this.#find(seat.userId)?.arrive(this.roomSlug);
    }
    while (!signal.aborted) {
      await this.#act().catch((error) => {
        // Refused: the session had ended meanwhile, say. There is always something else to do.
        if (!(error instanceof TRPCClientError)) throw error;
      });
      const pause = this.#chance.between(LEAST_PAUSE_MS, MOST_PAUSE_MS);
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
    for (const member of this.members) member.go();
  }

  #look() {
    const [first] = this.members;
    if (!first) throw new Error("nobody plays");
    return first.call.room.live.query({ slug: this.roomSlug });
  }

  #find(userId: string): Member | undefined {
    return this.members.find((member) => member.userId === userId);
  }

  async #act(): Promise<void> {
    const { seats, serverNow } = await this.#look();
    const played = new Set(this.members.map(({ userId }) => userId));
    const now = new Date(serverNow);
    const act = nextAct(seats, { played, last: this.#last, now }, this.#chance);
    const member = act && this.#find(act.who);
    const person = STUDY_GROUP.find(({ name }) => name === member?.name);
    if (!act || !member || !person) return;
    this.#last = act.who;
    await this.#do(act, member, person);
  }

  async #do(act: Act, member: Member, person: Person): Promise<void> {
    const { roomSlug } = this;
    const { focusSession } = member.call;
    if (act.kind === "arrive") member.arrive(roomSlug);
    if (act.kind === "go") member.go();
    if (act.kind === "break") await this.#break(member, person);
    if (act.kind === "restart") await this.#beginAnew(member, person);
    if (act.kind === "rest") {
      const activityId = idOf(member, "Rest");
      await focusSession.start.mutate({ activityId, minutes: MIN_MINUTES, roomSlug });
    }
    if (act.kind === "start") {
      const { minutes } = act;
      await focusSession.start.mutate({ ...this.#work(member, person), minutes, roomSlug });
    }
    if (act.kind === "sit_down") {
      const { until } = act;
      await focusSession.start.mutate({ ...this.#work(member, person), until, roomSlug });
    }
  }

  /** What they work on, as is their habit. */
  #work(member: Member, { habits }: Person) {
    const activity = this.#chance.weighted(habits.activities);
    const target = this.#chance.pick(habits.targets[activity] ?? []);
    return { activityId: idOf(member, activity), target: target?.replace("#", CHAPTER) };
  }

  async #break({ call, userId }: Member, { habits }: Person): Promise<void> {
    const { session } = await call.focusSession.current.query();
    if (!session) return;
    const reason = session.activity.isRest ? null : this.#chance.weighted(habits.reasons);
    await call.focusSession.break.mutate({ id: session.id, reason });
    if (!session.activity.isRest) this.#broken.set(userId, session);
  }

  /** The same again, at the shortest length; what was broken before the demo began is let go. */
  async #beginAnew(member: Member, person: Person): Promise<void> {
    const broken = this.#broken.get(member.userId);
    this.#broken.delete(member.userId);
    const work = broken
      ? { activityId: broken.activity.id, target: broken.target, restartOf: broken.id }
      : this.#work(member, person);
    const { roomSlug } = this;
    await member.call.focusSession.start.mutate({ ...work, minutes: MIN_MINUTES, roomSlug });
  }
}

function idOf({ activities, name: who }: Member, name: string): string {
  const activity = activities.find((candidate) => candidate.name === name);
  if (!activity) throw new Error(`${who} has no activity ${name}`);
  return activity.id;
}
