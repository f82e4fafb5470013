import { type ChildProcess, execFileSync, type SpawnOptions } from "node:child_process";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@/db/client";
import { openDatabase } from "@/db/open";
import { findFreePort } from "@/e2e/fixtures/app";
import { endChild, isRunning, runCommand, spawnChild } from "./children";
import { findPostgresFolder } from "./postgres-programs";

const START_WITHIN_MS = 60_000;
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  max_connections: "100",
  // A killed process loses nothing that it has passed to the operating system.
  fsync: "off",
  shared_buffers: "32MB",
};

/**
 * A private PostgreSQL in a temporary folder, which may be killed. It runs as another user when
 * this process is root, because PostgreSQL refuses to run as root.
 */
export class PostgresCluster {
  #server: ChildProcess | null = null;
  port = 0;
  #databases = 0;

  private constructor(
    private readonly bin: string,
    /** Also holds the socket. */
    readonly folder: string,
    private readonly owner: SpawnOptions,
  ) {}

  /**
   * Creates and starts a cluster in a new folder of `parent`, or returns null when PostgreSQL's
   * programs are not found.
   */
  static async open(parent = tmpdir()): Promise<PostgresCluster | null> {
    const bin = findPostgresFolder();
    const owner = findOwner();
    if (!bin || !owner) return null;
    const folder = await makeFolder(parent, owner);
    const cluster = new PostgresCluster(bin, folder, { ...owner, cwd: folder });
    try {
      await cluster.#initialise();
      await cluster.start();
    } catch (error) {
      await cluster.close();
      throw error;
    }
    return cluster;
  }

  /**
   * Creates and starts a streaming replica of this cluster, which answers reads. It is a cluster of
   * its own.
   */
  async openReplica(): Promise<PostgresCluster> {
    const folder = await makeFolder(tmpdir(), this.owner);
    const replica = new PostgresCluster(this.bin, folder, { ...this.owner, cwd: folder });
    try {
      const from = ["-h", "127.0.0.1", "-p", String(this.port), "-U", "postgres"];
      const to = ["-D", replica.#dataFolder, "--write-recovery-conf", "--checkpoint=fast"];
      await runCommand(join(this.bin, "pg_basebackup"), [...from, ...to], replica.owner);
      await replica.start();
    } catch (error) {
      await replica.close();
      throw error;
    }
    return replica;
  }

  /** Restarts the cluster as a standby that follows nobody, and shows what it has. */
  async restartAsStandby(): Promise<void> {
    await this.stop();
    const { uid, gid = uid } = this.owner;
    const signal = join(this.#dataFolder, "standby.signal");
    await writeFile(signal, "");
    if (uid !== undefined && gid !== undefined) await chown(signal, uid, gid);
    await this.start();
  }

  get isRunning(): boolean {
    return this.#server !== null && isRunning(this.#server);
  }

  /** The address of a database, directly or through a proxy's port. */
  url(name: string, port = this.port): string {
    return `postgres://postgres@127.0.0.1:${port}/${name}`;
  }

  /** Creates an empty database and returns its name. */
  async createDatabase(): Promise<string> {
    this.#databases += 1;
    const name = `prove_${this.#databases}`;
    await this.use("postgres", (database) => database.query(`create database ${name}`, []));
    return name;
  }

  /** Opens a database directly, for as long as `act` takes. */
  async use<Result>(name: string, act: (database: Database) => Promise<Result>): Promise<Result> {
    const database = await openDatabase({ DATABASE_URL: this.url(name) });
    try {
      return await act(database);
    } finally {
      await database.close();
    }
  }

  /**
   * Starts the server and waits until it accepts connections. After a kill it refuses to start
   * until the last of its old processes has gone.
   */
  async start(port?: number): Promise<void> {
    this.port = port ?? (this.port || (await findFreePort()));
    const until = Date.now() + START_WITHIN_MS;
    while (Date.now() < until) {
      if (!this.isRunning) this.#spawnServer();
      if (await this.#accepts()) return;
      await wait(50);
    }
    throw new Error(`PostgreSQL did not start on port ${this.port}`);
  }

  /** Kills the server's first process; the others notice and end. */
  async kill(): Promise<void> {
    if (this.#server) await endChild(this.#server, "SIGKILL");
  }

  /** Kills the process of a connection to a database, if it has any. */
  async killConnection(name: string): Promise<void> {
    await this.start();
    const found = await this.use("postgres", (database) =>
      database.query("select pid from pg_stat_activity where datname = $1 limit 1", [name]),
    );
    if (found[0]) process.kill(Number(found[0].pid), "SIGKILL");
  }

  /** Stops the server, ending its connections. */
  async stop(): Promise<void> {
    if (this.#server) await endChild(this.#server, "SIGINT");
  }

  /** Restarts on another port, as after a failover. */
  async moveToAnotherPort(): Promise<void> {
    await this.stop();
    await this.start(await findFreePort());
  }

  async close(): Promise<void> {
    if (this.#server) await endChild(this.#server, "SIGQUIT");
    await rm(this.folder, { recursive: true, force: true });
  }

  async #initialise(): Promise<void> {
    const args = ["-D", this.#dataFolder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"];
    const [file = "", ...rest] = await withWritableNull(this.owner, [
      join(this.bin, "initdb"),
      ...args,
    ]);
    const owner = file.startsWith(this.bin) ? this.owner : { cwd: this.folder };
    await runCommand(file, rest, { ...owner, env: { ...process.env, LC_ALL: "C" } });
  }

  #spawnServer(): void {
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]);
    this.#server = spawnChild(
      join(this.bin, "postgres"),
      ["-D", this.#dataFolder, "-p", String(this.port), "-k", this.folder, ...settings],
      { ...this.owner, env: { ...process.env, LC_ALL: "C" }, stdio: "ignore" },
    );
  }

  async #accepts(): Promise<boolean> {
    const args = ["-q", "-h", "127.0.0.1", "-p", String(this.port), "-t", "1"];
    return runCommand(join(this.bin, "pg_isready"), args).then(
      () => true,
      () => false,
    );
  }

  get #dataFolder(): string {
    return join(this.folder, "data");
  }
}

/** A new folder that the owner of a cluster may write. */
async function makeFolder(parent: string, owner: SpawnOptions): Promise<string> {
  const folder = await mkdtemp(join(parent, "stint-prove-pg-"));
  if (owner.uid !== undefined) await chown(folder, owner.uid, owner.gid ?? owner.uid);
  return folder;
}

/** The user to run PostgreSQL as: this one, or for root `postgres` or `nobody`. */
function findOwner(): { uid?: number; gid?: number } | null {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const ids = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, name])));
      return { uid: ids[0] ?? 0, gid: ids[1] ?? 0 };
    } catch {
      // No such user.
    }
  }
  return null;
}

/**
 * A command as the owner. `initdb` fails where only root may write /dev/null; it then gets its own
 * in a private mount namespace.
 */
async function withWritableNull(owner: SpawnOptions, command: string[]): Promise<string[]> {
  if (owner.uid === undefined) return command;
  const canWrite = await runCommand("sh", ["-c", "echo > /dev/null"], owner).then(
    () => true,
    () => false,
  );
  if (canWrite) return command;
  const device = join(dirname(command[2] ?? ""), "null");
  await runCommand("mknod", ["-m", "666", device, "c", "1", "3"]);
  const script =
    'mount --bind "$0" /dev/null && user=$1 group=$2 && shift 2 && ' +
    'exec setpriv --reuid "$user" --regid "$group" --clear-groups "$@"';
  return [
    "unshare",
    "--mount",
    "sh",
    "-c",
    script,
    device,
    `${owner.uid}`,
    `${owner.gid}`,
    ...command,
  ];
}
