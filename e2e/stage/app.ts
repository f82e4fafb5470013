import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port";

const DAY_MS = 86_400_000;
const NOON_MS = DAY_MS / 2;
const START_WITHIN_MS = 45_000;

/** A server of the built app in its own process, with a folder and a port of its own. */
export class App {
  #process: ChildProcess | null = null;
  #controlPort = 0;
  #output = "";

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  /** @param env beside PORT and DATA_DIR; nothing of the app's own is taken from outside. */
  static async open(env: Record<string, string> = {}): Promise<App> {
    const dataDir = await mkdtemp(join(tmpdir(), "stint-e2e-"));
    const app = new App(dataDir, await freePort(), env);
    await app.start();
    return app;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Everything the server said so far. */
  get output(): string {
    return this.#output;
  }

  /** Starts it on its folder, at first or anew, and waits until it answers. */
  async start(): Promise<void> {
    const child = fork("server/testing/serve.mjs", {
      env: {
        ...cleanEnvironment(),
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        ...this.env,
      },
      // A plain Node, whatever loader runs the story.
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (part) => {
        this.#output += part;
      });
    }
    const ready = once(child, "message", { signal: AbortSignal.timeout(START_WITHIN_MS) });
    const gone = once(child, "exit").then(([code]) => {
      throw new Error(`it ended with ${code}`);
    });
    const [message] = await Promise.race([ready, gone]).catch((error) => {
      throw new Error(`the server did not start: ${error}\n${this.#output}`);
    });
    for (const other of [ready, gone]) other.catch(() => undefined);
    this.#controlPort = (message as { controlPort: number }).controlPort;
  }

  /** Ends the process by a signal and waits until it is gone; answers its exit code. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const exit = once(child, "exit");
    child.kill(signal);
    const [code] = await exit;
    return code;
  }

  async close(): Promise<void> {
    await this.end("SIGKILL");
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Lets minutes pass for everybody: moves the clock of this app's own database. */
  async pass({ minutes }: { minutes: number }): Promise<void> {
    await this.#control("POST", "/travel", { ms: minutes * 60_000 });
  }

  /**
   * Moves on to the next noon (UTC), so that no story depends on when it is told; with an ISO
   * `weekday` to the next one on such a day. Answers the day.
   */
  async passToNoon({ weekday }: { weekday?: number } = {}): Promise<string> {
    const { now } = await this.#control<{ now: string }>("POST", "/travel", { ms: 0 });
    const today = Math.floor(Date.parse(now) / DAY_MS) * DAY_MS;
    let noon = today + NOON_MS > Date.parse(now) ? today + NOON_MS : today + DAY_MS + NOON_MS;
    while (weekday && new Date(noon).getUTCDay() !== weekday % 7) noon += DAY_MS;
    const to = new Date(noon).toISOString();
    await this.#control("POST", "/travel", { to });
    return to.slice(0, 10);
  }

  /** The addresses of all live streams that are open, of all browsers together. */
  async streams(): Promise<string[]> {
    return (await this.#control<{ addresses: string[] }>("GET", "/streams")).addresses;
  }

  async #control<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`http://127.0.0.1:${this.#controlPort}${path}`, {
      method,
      body: body ? JSON.stringify(body) : null,
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }
}

const OURS = /^(PORT|HOST|DATA_DIR|DATABASE_URL|NEXTAUTH_.*|NODE_ENV|TRUST_PROXY|STINT_.*)$/;

/** This process's environment without anything that means something to the app. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !OURS.test(name));
  return Object.fromEntries(kept) as NodeJS.ProcessEnv;
}
