import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { cleanEnvironment } from "@/e2e/fixtures/app";

const READY_WITHIN_MS = 120_000;
/** Time for what a start or a request still does afterwards. */
const SETTLE_MS = 2_000;

export const PROBE = resolve("bench/memory/probe.mjs");

/** A process whose memory can be read. */
export class MeasuredProcess {
  private constructor(private readonly child: ChildProcess) {}

  static start(
    script: string,
    args: string[] = [],
    { env = {}, cwd = "." }: { env?: Record<string, string>; cwd?: string } = {},
  ): MeasuredProcess {
    const child = fork(script, args, {
      cwd,
      env: { ...cleanEnvironment(), NODE_ENV: "production", ...env } as NodeJS.ProcessEnv,
      execArgv: ["--expose-gc", "--import", PROBE],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    return new MeasuredProcess(child);
  }

  /** Waits until the URL answers with a success. */
  async waitForAnswer(url: string): Promise<void> {
    const until = performance.now() + READY_WITHIN_MS;
    while (!(await fetch(url).catch(() => null))?.ok) {
      if (performance.now() > until) throw new Error(`${url} did not answer`);
      await wait(100);
    }
  }

  /** The memory in use, after a garbage collection. */
  async readMemory(): Promise<NodeJS.MemoryUsage> {
    await wait(SETTLE_MS);
    const answer = once(this.child, "message");
    this.child.send("memory");
    const [memory] = (await answer) as [NodeJS.MemoryUsage];
    return memory;
  }

  async stop(): Promise<void> {
    const exit = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await exit;
  }
}
