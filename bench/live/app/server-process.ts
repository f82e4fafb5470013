import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { PROBE } from "@/bench/memory/measured-process";
import { cleanEnvironment } from "@/e2e/fixtures/app";
import { spawnChild } from "@/tools/prove/site/children";
import { SERVER_CORE, TASKSET } from "./pin";

/** A version that has not been built yet builds first. */
const READY_WITHIN_MS = 300_000;
const ANSWER_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 15_000;

interface Options {
  args?: string[];
  env?: Record<string, string>;
  cwd?: string;
  /** Lets `readMemory` read the server's memory. */
  hasProbe?: boolean | undefined;
  /** Answers with a success once the server is ready. */
  readyUrl: string;
}

/** A Node server in a process of its own, pinned to one core where `taskset` is installed. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly output: () => string,
  ) {}

  /** Starts a script, and waits until it answers. */
  static async start(
    script: string,
    { args = [], env = {}, cwd = ".", hasProbe = false, readyUrl }: Options,
  ): Promise<ServerProcess> {
    const probe = hasProbe ? ["--expose-gc", "--import", PROBE] : [];
    const node = [process.execPath, ...probe, script, ...args];
    const [command = "", ...rest] = TASKSET ? [TASKSET, "-c", SERVER_CORE, ...node] : node;
    const child = spawnChild(command, rest, {
      cwd,
      env: { ...cleanEnvironment(), NODE_ENV: "production", ...env } as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe", ...(hasProbe ? (["ipc"] as const) : [])],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (part) => {
        output = `${output}${part}`.slice(-2_000);
      });
    }
    const server = new ServerProcess(child, () => output);
    await server.#waitUntilReady(readyUrl);
    return server;
  }

  /** The end of what the server printed, for the report of a failure. */
  get lastOutput(): string {
    return this.output();
  }

  async #waitUntilReady(url: string): Promise<void> {
    const latest = performance.now() + READY_WITHIN_MS;
    while (!(await fetch(url).catch(() => null))?.ok) {
      if (this.child.exitCode !== null) throw new Error(`a server ended:\n${this.output()}`);
      if (performance.now() > latest) throw new Error(`${url} did not answer:\n${this.output()}`);
      await wait(100);
    }
  }

  /**
   * CPU milliseconds that all threads of the process have used, by the scheduler's own count in
   * `/proc/PID/task/TID/schedstat`, which is exact to the nanosecond.
   */
  async cpuMs(): Promise<number> {
    const folder = `/proc/${this.child.pid}/task`;
    const times = await Promise.all(
      (await readdir(folder)).map((thread) =>
        readFile(`${folder}/${thread}/schedstat`, "utf8").catch(() => "0"),
      ),
    );
    return times.reduce((sum, text) => sum + Number(text.split(" ")[0]), 0) / 1e6;
  }

  /** The memory in use, after a garbage collection. The server must have been started with a probe. */
  async readMemory(): Promise<NodeJS.MemoryUsage> {
    const answer = once(this.child, "message", { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    this.child.send("memory");
    const [memory] = (await answer) as [NodeJS.MemoryUsage];
    return memory;
  }

  /** Ends the process, by SIGTERM unless it does not react. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const killing = setTimeout(() => this.child.kill("SIGKILL"), STOP_WITHIN_MS);
    await exit;
    clearTimeout(killing);
  }
}
