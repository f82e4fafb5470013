import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { NetworkProxy } from "@/server/testing/network-proxy";
import { runOnServer } from "@/server/testing/postgres-server";
import type { Trial } from "../../case";
import type { AppProcess } from "../app-process";
import { send } from "../http";
import { PostgresCluster } from "../postgres-cluster";
import { findPostgresFolder } from "../postgres-programs";
import { Site } from "../site";

/**
 * A clock that stands still until it is moved. On a replica it is an hour ahead, as that of a machine
 * whose time is wrong.
 */
const CLOCK = [
  "create table test_clock as select date_trunc('milliseconds', statement_timestamp()) as now",
  `create or replace function stint_now() returns timestamp (3) with time zone
    language sql stable parallel safe as $$ select (now + case when pg_is_in_recovery()
      then interval '1 hour' else interval '0' end)::timestamptz(3) from test_clock $$`,
];

const READER = "history_reader";

/**
 * The role with which the app reads from the replica. It may not read who is signed in, who is in a
 * room, or who shares what: that is the primary's to say.
 */
const CREATE_READER = [
  `create role ${READER} login`,
  `grant select on activity, focus_session, packed_month, rest_date, rest_weekdays, room to ${READER}`,
];

const POLL_MS = 20;

/**
 * A site with a primary and a streaming replica. Its first process does not know of the replica, so
 * that the answers of the second can be compared with those of the primary.
 */
export class ReplicaSite {
  private constructor(
    readonly site: Site,
    readonly primary: PostgresCluster,
    readonly replica: PostgresCluster,
    /** Between the second process and the replica. */
    readonly proxy: NetworkProxy,
  ) {}

  /** Why there can be no replica here; null when there can. */
  static async findObstacle(): Promise<string | null> {
    const isThere = existsSync(join(findPostgresFolder() ?? "", "pg_basebackup"));
    return isThere ? null : "pg_basebackup not found";
  }

  static async open(trial: Trial): Promise<ReplicaSite> {
    const primary = await PostgresCluster.open();
    if (!primary) throw new Error("no PostgreSQL programs found");
    trial.defer(() => primary.close());
    const replica = await primary.openReplica();
    trial.defer(() => replica.close());
    const proxy = await NetworkProxy.open(replica.port, "127.0.0.1");
    trial.defer(() => proxy.close());
    const site = await Site.open(trial, {
      engine: "postgres",
      cluster: primary,
      processes: 2,
      env: (process, database): Record<string, string> =>
        process === 0
          ? {}
          : { DATABASE_REPLICA_URL: asReader(replica.url(database, proxy.ownPort)) },
    });
    const own = new ReplicaSite(site, primary, replica, proxy);
    for (const statement of [...CREATE_READER, ...CLOCK]) await own.onPrimary(statement);
    return own;
  }

  /** The process without a replica. */
  get plain(): AppProcess {
    return this.#app(0);
  }

  /** The process with the replica. */
  get reading(): AppProcess {
    return this.#app(1);
  }

  /** Runs a statement as the owner of the data, who may write past sessions. */
  onPrimary(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return runOnServer(this.primary.url(this.site.database), text, values);
  }

  onReplica(text: string): Promise<Record<string, unknown>[]> {
    return runOnServer(this.replica.url(this.site.database), text);
  }

  /** Moves the clock of the site. */
  async travel(ms: number): Promise<void> {
    await this.onPrimary("update test_clock set now = now + $1 * interval '1 ms'", [ms]);
  }

  /** Resolves once the replica applies nothing any more. */
  async pauseReplay(): Promise<void> {
    await this.onReplica("select pg_wal_replay_pause()");
    const isPaused = async () => {
      const [row] = await this.onReplica("select pg_get_wal_replay_pause_state() as state");
      return row?.state === "paused";
    };
    while (!(await isPaused())) await wait(POLL_MS);
  }

  async resumeReplay(): Promise<void> {
    await this.onReplica("select pg_wal_replay_resume()");
  }

  /**
   * The reads of a process so far: those that the replica has answered as `replica`, those of the
   * primary by reason.
   */
  async countReads(app = this.reading): Promise<Map<string, number>> {
    const { text } = await send(`${app.url}/metrics`);
    const lines = text.matchAll(
      /^stint_history_reads_total\{answered_by="(\w+)",reason="(\w*)"\} (\d+)$/gm,
    );
    return new Map([...lines].map(([, by = "", reason, count]) => [reason || by, Number(count)]));
  }

  /** Reads until the replica answers; returns the seconds it took, or null if it did not. */
  async awaitReplica(read: () => Promise<unknown>, withinSeconds: number): Promise<number | null> {
    const begun = performance.now();
    const elapsed = () => (performance.now() - begun) / 1000;
    const before = (await this.countReads()).get("replica") ?? 0;
    for (;;) {
      await read();
      if (((await this.countReads()).get("replica") ?? 0) > before) return elapsed();
      if (elapsed() > withinSeconds) return null;
      await wait(POLL_MS);
    }
  }

  #app(at: number): AppProcess {
    const app = this.site.apps[at];
    if (!app) throw new Error("the site has two processes");
    return app;
  }
}

const asReader = (url: string) => url.replace("//postgres@", `//${READER}@`);
