import type { ChildProcess } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findFreePort } from "@/e2e/fixtures/app";
import type { Trial } from "../case";
import { endChild, spawnChild } from "./children";
import { findProgram, makeFolder } from "./programs";

const START_WITHIN_MS = 10_000;

/** A real PgBouncer in front of a cluster. */
export class PgBouncer {
  #child: ChildProcess | null = null;

  private constructor(
    private readonly configuration: string,
    private readonly port: number,
  ) {}

  static async open(
    trial: Trial,
    { mode, port }: { mode: "session" | "transaction"; port: number },
  ): Promise<PgBouncer> {
    const configuration = join(await makeFolder(trial, "pgbouncer"), "pgbouncer.ini");
    const ownPort = await findFreePort();
    await writeFile(
      configuration,
      `[databases]
* = host=127.0.0.1 port=${port} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${ownPort}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
`,
    );
    const bouncer = new PgBouncer(configuration, ownPort);
    trial.defer(() => bouncer.#stop());
    await bouncer.#start();
    return bouncer;
  }

  /** The URL of a database through PgBouncer. */
  url(name: string): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${name}`;
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.#start();
  }

  async #stop(): Promise<void> {
    if (this.#child) await endChild(this.#child, "SIGKILL");
  }

  async #start(): Promise<void> {
    // PgBouncer refuses to run as root.
    const user = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
    const args = ["-q", ...user, this.configuration];
    this.#child = spawnChild(findProgram("pgbouncer") ?? "", args, { stdio: "ignore" });
    const until = Date.now() + START_WITHIN_MS;
    while (!(await accepts(this.port))) {
      if (Date.now() > until) throw new Error("PgBouncer did not start");
      await wait(20);
    }
  }
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
