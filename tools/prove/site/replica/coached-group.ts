import type { SeededRandom } from "@/demo/group/seeded-random";
import { Client } from "../client";
import { type Answer, describeAnswer } from "../http";
import { memberPage, personalFigures, type Question, roomFigures } from "./figure-questions";
import type { ReplicaSite } from "./replica-site";

const MEMBERS = 3;
const PAST_SESSIONS = 250;

/** A person on two devices: one at each process. */
interface Person {
  plain: Client;
  reading: Client;
}

/** A coach and members who share with them, each with months of history. */
export class CoachedGroup {
  #acts = 0;

  private constructor(
    private readonly site: ReplicaSite,
    readonly slug: string,
    private readonly token: string,
    readonly coach: Person,
    readonly members: Person[],
    private readonly today: string,
  ) {}

  static async open(site: ReplicaSite): Promise<CoachedGroup> {
    const signIn = async (name: string, invite?: string): Promise<Person> => {
      const plain = await Client.signInAsGuest(site.plain.url, {
        name,
        ...(invite && { invite }),
      });
      return { plain, reading: plain.at(site.reading.url) };
    };
    const owner = await signIn("Olga");
    const { slug } = await owner.plain.write<{ slug: string }>("room.create", {
      name: "Chemistry",
      timeZone: "UTC",
    });
    const invite = (role: string) =>
      owner.plain.write<{ token: string }>("invite.create", { roomSlug: slug, role });
    const { token } = await invite("member");
    const coach = await signIn("Carl", (await invite("coach")).token);
    const members: Person[] = [];
    for (let i = 0; i < MEMBERS; i += 1) members.push(await signIn(`Member ${i}`, token));
    const [row] = await site.onPrimary(
      "select (now at time zone 'UTC')::date::text as d from test_clock",
    );
    const group = new CoachedGroup(site, slug, token, coach, members, String(row?.d));
    await site.onPrimary(INSERT_PAST, [slug, PAST_SESSIONS]);
    for (const member of members) await group.share(member);
    return group;
  }

  share({ plain }: Person): Promise<Answer> {
    return plain.mutate("coach.grant", {
      roomSlug: this.slug,
      userId: this.coach.plain.userId,
      scope: "all",
      includeHistory: true,
    });
  }

  revoke({ plain }: Person): Promise<unknown> {
    const input = { roomSlug: this.slug, userId: this.coach.plain.userId };
    return plain.write("coach.revoke", input);
  }

  /** The coach's view of a member, at the process with the replica. */
  readAsCoach(member: Person): Promise<Answer> {
    return this.coach.reading.query(...memberPage(this.slug, this.today, member.plain.userId));
  }

  /** Whether the coach's roster, and a member's comparison of the room, show a person. */
  async listShownIn(witness: Person, { plain }: Person): Promise<string[]> {
    const places: [string, Promise<Answer>][] = [
      ["the roster", this.coach.reading.query("coach.members", { roomSlug: this.slug })],
      ["the room's dashboard", witness.reading.query(...roomFigures(this.slug, this.today))],
    ];
    const shown = await Promise.all(
      places.map(async ([place, asked]) => {
        const answer = await asked;
        if (answer.status !== 200) return [`${place}: ${describeAnswer(answer)}`];
        return answer.text.includes(plain.userId) ? [place] : [];
      }),
    );
    return shown.flat();
  }

  /** A sentence for each figure of a member, or of the coach, that the two processes answer differently. */
  async compare(member: Person): Promise<{ tried: number; failures: string[] }> {
    const asked: [Person, Question][] = [
      ...personalFigures(this.slug, this.today).map((question): [Person, Question] => [
        member,
        question,
      ]),
      [this.coach, ["coach.members", { roomSlug: this.slug }]],
      [this.coach, memberPage(this.slug, this.today, member.plain.userId)],
    ];
    const failures = await Promise.all(
      asked.map(async ([person, question]) => {
        const reading = await person.reading.query(...question);
        const plain = await person.plain.query(...question);
        if (reading.status === plain.status && reading.text === plain.text) return [];
        return [`${question[0]}: ${describeDifference(reading.text, plain.text)}`];
      }),
    );
    return { tried: asked.length, failures: failures.flat() };
  }

  /** One of the figures, read at the process with the replica. */
  readOne(random: SeededRandom): Promise<Answer> {
    const question =
      random.pick(personalFigures(this.slug, this.today)) ?? (["dashboard.sizing"] as const);
    return this.#pick(random).reading.query(...question);
  }

  /**
   * Lets time pass and a member change their figures, at one of the processes, and perhaps more.
   * Returns the member.
   */
  async act(random: SeededRandom): Promise<Person> {
    await this.site.travel(random.whole(1_000, 40 * 60_000));
    const member = this.#pick(random);
    const device = random.happens(0.5) ? member.plain : member.reading;
    this.#acts += 1;
    const others = [
      () => device.mutate("restDays.setWeekdays", { weekdays: [random.whole(1, 7)] }),
      () => this.share(member),
      () => this.revoke(member).catch(() => {}),
      () => this.#setCompared(device, random.happens(0.5)),
      () => this.#leaveAndReturn(device),
    ];
    if (random.happens(0.4)) await random.pick(others)?.();
    const changes = [
      () => this.#startOrEnd(device, random),
      () => this.#startOrEnd(device, random),
      () => this.#review(device, random),
      () => this.#rename(device),
    ];
    await random.pick(changes)?.();
    return member;
  }

  close(): void {
    for (const { plain, reading } of [this.coach, ...this.members]) {
      plain.close();
      reading.close();
    }
  }

  #pick(random: SeededRandom): Person {
    const member = random.pick(this.members);
    if (!member) throw new Error("the room has no members");
    return member;
  }

  async #startOrEnd(device: Client, random: SeededRandom): Promise<void> {
    if (await this.#endEarly(device)) return;
    const activities = await device.read<{ id: string }[]>("activity.list");
    await device.write("focusSession.start", {
      activityId: random.pick(activities)?.id,
      minutes: random.whole(1, 6) * 5,
      roomSlug: random.happens(0.7) ? this.slug : null,
      target: `Page ${this.#acts}`,
    });
  }

  /** Returns false when no session runs. */
  async #endEarly(device: Client): Promise<boolean> {
    const { session } = await device.read<{ session: { id: string } | null }>(
      "focusSession.current",
    );
    if (!session) return false;
    await device.write("focusSession.break", { id: session.id, reason: "phone" });
    return true;
  }

  /** A line about the last session, and perhaps that it was not focused. */
  async #review(device: Client, random: SeededRandom): Promise<void> {
    await this.#endEarly(device);
    const last = await device.read<{ id: string; status: string } | null>("focusSession.last");
    const isUnfocused = last?.status === "completed" && random.happens(0.5);
    const line = { note: `Line ${this.#acts}`, ...(isUnfocused && { drifted: true }) };
    await device.write("focusSession.review", { id: last?.id, ...line });
  }

  #setCompared(device: Client, isCompared: boolean): Promise<Answer> {
    return device.mutate("member.setCompared", { roomSlug: this.slug, isCompared });
  }

  async #rename(device: Client): Promise<void> {
    const [activity] = await device.read<{ id: string }[]>("activity.list");
    await device.write("activity.update", { id: activity?.id, name: `Task ${this.#acts}` });
  }

  async #leaveAndReturn(device: Client): Promise<void> {
    await device.mutate("room.leave", { slug: this.slug });
    await device.mutate("invite.accept", { token: this.token });
  }
}

/** Three months' worth of sessions of everyone in the room, most of them in it. */
const INSERT_PAST = `
insert into focus_session (user_id, activity_id, room_id, started_at, planned_end, broken_at,
  local_date, time_zone)
select m.user_id, a.id, case when n % 3 = 0 then null else m.room_id end, t,
  t + interval '25 minutes', case when n % 4 = 0 then t + interval '9 minutes' end,
  (t at time zone 'UTC')::date, 'UTC'
from room r join membership m on m.room_id = r.id
join lateral (select id from activity where user_id = m.user_id and not is_rest
  order by position, id limit 1) a on true
cross join generate_series(1, $2::int) n
cross join lateral (select date_trunc('minute', now) - n * interval '25 hours' as t
  from test_clock) c
where r.slug = $1`;

function describeDifference(reading: string, plain: string): string {
  const length = Math.min(reading.length, plain.length);
  let at = 0;
  while (at < length && reading[at] === plain[at]) at += 1;
  const from = Math.max(0, at - 40);
  return `with the replica …${reading.slice(from, at + 80)}, without …${plain.slice(from, at + 80)}`;
}
