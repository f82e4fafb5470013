import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { cleanEnvironment } from "@/e2e/fixtures/app";
import { endChild, isRunning, spawnChild } from "./children";
import { send } from "./http";

const START_WITHIN_MS = 120_000;
/** The same for all processes of a site. */
export const SECRET = "the secret of npm run prove";

/** The built app as a process of its own, started as by `npm start`. */
export class AppProcess {
  #child: ChildProcess | null = null;
  #output = "";

  /** @param env the database: `DATABASE_URL` or `DATA_DIR` */
  constructor(
    readonly port: number,
    private readonly env: Record<string, string>,
    private readonly node = process.execPath,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Everything the app has written to stdout and stderr, of all its starts. */
  get output(): string {
    return this.#output;
  }

  /** Starts the app and waits until it is ready. */
  async start(): Promise<void> {
    const child = spawnChild(this.node, ["server.mjs"], {
      env: {
        ...cleanEnvironment(),
        PORT: String(this.port),
        HOST: "127.0.0.1",
        NEXTAUTH_URL: this.url,
        NEXTAUTH_SECRET: SECRET,
        TRUST_PROXY: "1",
        ...this.env,
      } as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (part) => {
        this.#output += part;
      });
    }
    const until = Date.now() + START_WITHIN_MS;
    while (!(await this.isReady())) {
      if (!isRunning(child))
        throw new Error(`the app did not start:\n${this.#output.slice(-2000)}`);
      if (Date.now() > until) throw new Error("the app was not ready after two minutes");
      await wait(50);
    }
  }

  /** Starts the app, kills it at once if it is ready, and returns what it wrote in this attempt. */
  async attemptStart(): Promise<{ isStarted: boolean; code: number | null; output: string }> {
    const before = this.#output.length;
    const isStarted = await this.start().then(
      () => true,
      () => false,
    );
    const output = this.#output.slice(before);
    return { isStarted, code: await this.stop("SIGKILL"), output };
  }

  async isReady(): Promise<boolean> {
    return send(`${this.url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  /** Waits until the app and its database answer; returns the seconds it took. */
  waitUntilReady(): Promise<number> {
    return this.#waitForReadiness(true);
  }

  /** Waits until the app says that it cannot accept requests; returns the seconds it took. */
  waitUntilUnready(): Promise<number> {
    return this.#waitForReadiness(false);
  }

  async #waitForReadiness(isReady: boolean): Promise<number> {
    const begun = performance.now();
    const until = Date.now() + START_WITHIN_MS;
    while ((await this.isReady()) !== isReady) {
      if (Date.now() > until) throw new Error("`/readyz` was still the same after two minutes");
      await wait(50);
    }
    return (performance.now() - begun) / 1000;
  }

  /** Sends a signal, and resolves to the exit code once the process has ended. */
  async stop(signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
    return this.#child ? endChild(this.#child, signal) : null;
  }

  /** Stops the process's execution without ending it. */
  pause(): void {
    this.#child?.kill("SIGSTOP");
  }

  resume(): void {
    this.#child?.kill("SIGCONT");
  }

  /** The number of open descriptors, or null where there is no /proc. */
  countDescriptors(): number | null {
    try {
      return readdirSync(`/proc/${this.#child?.pid}/fd`).length;
    } catch {
      return null;
    }
  }

  /** The memory in use, in MB, or null where there is no /proc. */
  readMemory(): number | null {
    try {
      const status = readFileSync(`/proc/${this.#child?.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    } catch {
      return null;
    }
  }
}
