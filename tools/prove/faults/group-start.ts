import { setTimeout as wait } from "node:timers/promises";
import type { Case, Trial } from "../case";
import { Group } from "../site/group";
import { Site } from "../site/site";

const MINUTES = 25;
/** Members whose page is open, but who do not join. */
const BYSTANDERS = 2;
const UNREACHABLE_MS = 10_000;
const GIVE_UP_MS = 45_000;

interface Started {
  userId: string;
  plannedEnd: string;
}

/** People who agreed on a time, at two processes. Everybody has the room's page open. */
class GroupStart {
  private constructor(
    private readonly site: Site,
    private readonly group: Group,
    private readonly id: string,
    readonly startsAt: number,
    private readonly joined: ReadonlySet<string>,
  ) {}

  /** Lets six of eight people join a group session that starts in so many milliseconds. */
  static async open(trial: Trial, site: Site, inMs: number): Promise<GroupStart> {
    const urls = site.apps.map(({ url }) => url);
    const group = await Group.open(trial, urls);
    const { failures } = await group.awaitScreens(30);
    if (failures.length > 0) throw new Error(failures.join("; "));
    const [organizer] = group.clients;
    if (!organizer) throw new Error("somebody must schedule it");
    const startsAt = Date.now() + inMs;
    const { id, next } = await organizer.write<{ id: string; next: { date: string } }>(
      "groupSession.create",
      {
        roomSlug: group.slug,
        minutes: MINUTES,
        startsAt: new Date(startsAt).toISOString(),
      },
    );
    const joining = group.clients.slice(BYSTANDERS);
    for (const client of joining) {
      const [activity] = await client.read<{ id: string }[]>("activity.list");
      const activityId = activity?.id ?? "";
      await client.write("groupSession.join", { id, date: next.date, activityId });
    }
    if (Date.now() > startsAt) throw new Error("the machine was too slow to join in time");
    return new GroupStart(site, group, id, startsAt, new Set(joining.map(({ userId }) => userId)));
  }

  async untilInstant(offsetMs: number): Promise<void> {
    await wait(Math.max(0, this.startsAt + offsetMs - Date.now()));
  }

  /**
   * Waits until all are started, and some time longer, in which nobody may be started again. Returns the
   * milliseconds from `since` until all were, or null.
   */
  async check(
    trial: Trial,
    since: number,
    areAppsReady: Promise<unknown> = Promise.resolve(),
  ): Promise<number | null> {
    let allAfterMs: number | null = null;
    while (allAfterMs === null && Date.now() - since < GIVE_UP_MS) {
      const started = await this.#read();
      if (new Set(started.map(({ userId }) => userId)).size >= this.joined.size) {
        allAfterMs = Date.now() - since;
      } else await wait(100);
    }
    await wait(3000);
    const started = await this.#read();
    const countOf = (userId: string) => started.filter((one) => one.userId === userId).length;
    const end = new Date(this.startsAt + MINUTES * 60_000).toISOString();
    trial.check(
      "everybody who joined and is present is started exactly once",
      this.joined.size,
      [...this.joined]
        .filter((userId) => countOf(userId) !== 1)
        .map((userId) => `${userId} was started ${countOf(userId)} times`),
    );
    trial.check(
      "their sessions have the common end",
      started.length,
      started
        .filter(({ plannedEnd }) => plannedEnd !== end)
        .map(({ userId, plannedEnd }) => `${userId} ends at ${plannedEnd} instead of ${end}`),
    );
    trial.check(
      "nobody else is started",
      BYSTANDERS,
      started
        .filter(({ userId }) => !this.joined.has(userId))
        .map(({ userId }) => `${userId} did not join and was started`),
    );
    await areAppsReady;
    const { failures } = await this.group.awaitScreens(18);
    trial.check("screens equal the room", this.group.screens.length, failures);
    this.group.close();
    return allAfterMs;
  }

  /** Every session of the people of this group. Nobody starts one by themselves. */
  async #read(): Promise<Started[]> {
    const userIds = this.group.clients.map(({ userId }) => userId);
    const rows = await this.site.withDatabase((database) =>
      database.query(
        `select user_id as "userId", planned_end as "plannedEnd", group_session_id as "groupId"
         from focus_session where user_id = any($1::uuid[])`,
        [`{${userIds}}`],
      ),
    );
    return rows.map(({ userId, plannedEnd, groupId }) => ({
      userId: String(userId),
      plannedEnd: groupId === this.id ? (plannedEnd as Date).toISOString() : "another session",
    }));
  }
}

const toSeconds = (ms: number | null) => (ms === null ? null : ms / 1000);

export const GROUP_STARTS: Case[] = [
  {
    name: "group-start-killed",
    title: "one of two processes is killed at the instant of a group start",
    needsPostgres: true,
    deadline: 180,
    run: async (trial) => {
      const site = await Site.open(trial, { engine: "postgres", processes: 2 });
      for (let i = 0; i < trial.scale(3, 30); i += 1) {
        const start = await GroupStart.open(trial, site, 6000);
        const killed = site.apps[i % 2];
        // Around the instant, so that it dies before, between and after the starts of single people.
        await start.untilInstant(trial.random.between(-30, 120));
        await killed?.stop("SIGKILL");
        const restarted = killed?.start() ?? Promise.resolve();
        const [ms] = await Promise.all([start.check(trial, start.startsAt, restarted), restarted]);
        trial.checkSeconds("all are started after the instant", toSeconds(ms), 5);
      }
    },
  },
  {
    name: "group-start-unreachable",
    title: "nothing reaches PostgreSQL for 10 s around the instant of a group start",
    needsPostgres: true,
    deadline: 180,
    run: async (trial) => {
      const site = await Site.open(trial, { engine: "postgres", processes: 2 });
      for (let i = 0; i < trial.scale(1, 10); i += 1) {
        const start = await GroupStart.open(trial, site, 10_000);
        await start.untilInstant(-trial.random.between(500, UNREACHABLE_MS - 2000));
        for (const proxy of site.proxies) proxy.goDark();
        await wait(UNREACHABLE_MS);
        for (const proxy of site.proxies) proxy.reconnect();
        const ms = await start.check(trial, Date.now());
        trial.checkSeconds("all are started once PostgreSQL is back", toSeconds(ms), 10);
      }
    },
  },
];
