import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@/db/client";
import { openDatabase } from "@/db/open";
import { findFreePort } from "@/e2e/fixtures/app";
import { NetworkProxy } from "@/server/testing/network-proxy";
import type { Trial } from "../case";
import { AppProcess } from "./app-process";
import { insertViewers, type Viewer } from "./devices";
import type { PostgresCluster } from "./postgres-cluster";

export type Engine = "embedded" | "postgres";

type Variables = Record<string, string>;

export interface SiteOptions {
  /** "any": PostgreSQL where it is installed, because the app starts faster on it. */
  engine: Engine | "any";
  /** Number of app processes, each with its own proxy in front of PostgreSQL. */
  processes?: number;
  /** People who only watch; see `insertViewers`. */
  viewers?: number;
  /** The parent of the embedded database's folder; the system's temporary folder by default. */
  parent?: string;
  /** Variables of the app, besides its address and database; of each process, if it is a function. */
  env?: Variables | ((process: number, database: string) => Variables);
  /** Addresses of the database, one for each process, instead of those of the proxies. */
  databaseUrls?(name: string): Promise<string[]>;
  /** Instead of the cluster that all cases share. */
  cluster?: PostgresCluster;
}

/**
 * The running app with a database of its own. On PostgreSQL each process connects through a proxy,
 * unless `databaseUrls` is set.
 */
export class Site {
  readonly apps: AppProcess[] = [];
  readonly proxies: NetworkProxy[] = [];
  viewers: Viewer[] = [];
  #database = "";

  private constructor(
    private readonly trial: Trial,
    readonly engine: Engine,
    private readonly cluster: PostgresCluster | null,
  ) {}

  static async open(trial: Trial, options: SiteOptions): Promise<Site> {
    const preferred = trial.tools.postgres ? "postgres" : "embedded";
    const engine = options.engine === "any" ? preferred : options.engine;
    const site = new Site(trial, engine, options.cluster ?? trial.tools.postgres);
    if (site.engine === "embedded") {
      site.#database = await mkdtemp(join(options.parent ?? tmpdir(), "stint-prove-"));
      trial.defer(() => rm(site.#database, { recursive: true, force: true }));
      await trial.tools.embedded.copyTo(site.#database);
    } else {
      if (!site.postgres.isRunning) await site.postgres.start();
      site.#database = await site.postgres.createDatabase();
    }
    const { viewers = 0, processes = 1, env } = options;
    if (viewers > 0) {
      await site.withDatabase(async (database) => {
        site.viewers = await insertViewers(database, viewers);
      });
    }
    const urls = await options.databaseUrls?.(site.#database);
    for (let i = 0; i < processes; i += 1) {
      const own = typeof env === "function" ? env(i, site.#database) : env;
      await site.#startApp({ ...own, ...(urls?.[i] && { DATABASE_URL: urls[i] }) });
    }
    return site;
  }

  /** The name of the database, or the folder of the embedded one. */
  get database(): string {
    return this.#database;
  }

  get app(): AppProcess {
    return this.#first(this.apps);
  }

  /** Between the first process and PostgreSQL. */
  get proxy(): NetworkProxy {
    return this.#first(this.proxies);
  }

  get postgres() {
    if (!this.cluster) throw new Error("this trial needs PostgreSQL");
    return this.cluster;
  }

  /** Opens the database directly. The embedded one belongs to the app, which must not be running. */
  async withDatabase<Result>(act: (database: Database) => Promise<Result>): Promise<Result> {
    if (this.engine === "postgres") return this.postgres.use(this.#database, act);
    const database = await openDatabase({ DATA_DIR: this.#database });
    try {
      return await act(database);
    } finally {
      await database.close();
    }
  }

  /** Kills the process of one of the app's connections to PostgreSQL. */
  killConnection(): Promise<void> {
    return this.postgres.killConnection(this.#database);
  }

  async #startApp(variables: Record<string, string>): Promise<void> {
    let env: Record<string, string> = { DATA_DIR: this.#database };
    if (this.engine === "postgres") {
      const proxy = await NetworkProxy.open(this.postgres.port);
      this.trial.defer(() => proxy.close());
      this.proxies.push(proxy);
      env = { DATABASE_URL: this.postgres.url(this.#database, proxy.ownPort) };
    }
    const app = new AppProcess(await findFreePort(), { ...env, ...variables });
    this.apps.push(app);
    this.trial.defer(() => app.stop("SIGKILL"));
    await app.start();
  }

  #first<Item>([item]: Item[]): Item {
    if (!item) throw new Error("there is none");
    return item;
  }
}
