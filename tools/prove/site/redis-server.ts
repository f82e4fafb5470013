import type { ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { createClient } from "@redis/client";
import { findFreePort } from "@/e2e/fixtures/app";
import { NetworkProxy } from "@/server/testing/network-proxy";
import type { Trial } from "../case";
import { endChild, isRunning, spawnChild } from "./children";
import { describeMissing, findProgram } from "./programs";

const START_WITHIN_MS = 10_000;

/** A real Redis server that stores nothing, behind a proxy that simulates faults of the network. */
export class RedisServer {
  #child: ChildProcess | null = null;

  private constructor(
    private readonly port: number,
    readonly proxy: NetworkProxy,
  ) {}

  /** Why Redis cannot run here; null when it can. */
  static async findObstacle(): Promise<string | null> {
    return describeMissing("redis-server");
  }

  static async open(trial: Trial): Promise<RedisServer> {
    const port = await findFreePort();
    const proxy = await NetworkProxy.open(port, "127.0.0.1");
    const server = new RedisServer(port, proxy);
    trial.defer(async () => {
      proxy.close();
      await server.kill();
    });
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.proxy.ownPort}`;
  }

  async start(): Promise<void> {
    const path = findProgram("redis-server");
    if (!path) throw new Error("redis-server was not found");
    const options = { port: this.port, bind: "127.0.0.1", save: "", appendonly: "no" };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const child = spawnChild(path, args, { stdio: "ignore" });
    this.#child = child;
    const until = Date.now() + START_WITHIN_MS;
    while (!(await this.#answers())) {
      if (!isRunning(child) || Date.now() > until) throw new Error("Redis did not start");
      await wait(50);
    }
  }

  async kill(): Promise<void> {
    if (this.#child) await endChild(this.#child, "SIGKILL");
  }

  async #answers(): Promise<boolean> {
    const socket = { port: this.port, host: "127.0.0.1", reconnectStrategy: false as const };
    const client = createClient({ socket });
    client.on("error", () => {});
    return client
      .connect()
      .then(() => client.ping())
      .then(
        () => true,
        () => false,
      )
      .finally(() => client.destroy());
  }
}
