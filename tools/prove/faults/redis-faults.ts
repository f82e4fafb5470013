import { setTimeout as wait } from "node:timers/promises";
import type { Case, Trial } from "../case";
import { send } from "../site/http";
import { RedisServer } from "../site/redis-server";
import { Site } from "../site/site";
import { proveUnderLoad } from "./under-load";

const SILENT_MS = 10_000;

interface RedisFault {
  /** Numbers of processes, tried one after another. */
  processes: number[];
  /** Whether Redis works again when the fault is over. */
  isOver: boolean;
  run(trial: Trial, redis: RedisServer): Promise<void>;
}

/**
 * A fault of the Redis server that carries changes between processes. People act at one process and
 * watch at another, so every change must cross.
 */
const redisFault = (name: string, title: string, fault: RedisFault): Case => ({
  name,
  title,
  needsPostgres: true,
  deadline: 180,
  findObstacle: RedisServer.findObstacle,
  run: async (trial) => {
    for (const processes of fault.processes) await prove(trial, fault, processes);
  },
});

async function prove(trial: Trial, fault: RedisFault, processes: number): Promise<void> {
  const redis = await RedisServer.open(trial);
  const env = { REDIS_URL: redis.url };
  const site = await Site.open(trial, { engine: "postgres", processes, env });
  const group = await proveUnderLoad(trial, site, {
    fault: async () => {
      await wait(1_000);
      await checkCrossing(trial, site);
      await fault.run(trial, redis);
    },
  });
  const { journal } = group;
  trial.check("no request takes longer than 10 s", journal.requests, journal.slow);
  if (fault.isOver) await checkCrossing(trial, site);
  group.close();
  await Promise.all(site.apps.map((app) => app.stop("SIGKILL")));
}

/** Every process has received notices of the others over Redis, by its own metrics. */
async function checkCrossing(trial: Trial, site: Site): Promise<void> {
  const failures = await Promise.all(
    site.apps.map(async ({ url }) => {
      const { text } = await send(`${url}/metrics`);
      const received = Number(/^stint_notices_received_total (\d+)$/m.exec(text)?.[1]);
      return received > 0 ? [] : [`${url} has received no notices`];
    }),
  );
  trial.check("changes reach the other processes over Redis", site.apps.length, failures.flat());
}

export const REDIS_FAULTS = [
  redisFault(
    "redis-killed",
    "Redis between two, and then four, processes is killed and restarted",
    {
      processes: [2, 4],
      isOver: true,
      run: async (trial, redis) => {
        for (let i = 0; i < trial.scale(2, 20); i += 1) {
          await redis.kill();
          await wait(trial.random.between(500, 3_000));
          await redis.start();
          await wait(trial.random.between(500, 3_000));
        }
      },
    },
  ),
  redisFault("redis-gone", "Redis between four processes is killed and does not come back", {
    processes: [4],
    isOver: false,
    run: async (_, redis) => {
      await redis.kill();
      await wait(3_000);
    },
  }),
  redisFault("redis-silent", "nothing reaches Redis for 10 s, and no connection is closed", {
    processes: [2],
    isOver: true,
    run: async (_, { proxy }) => {
      proxy.goDark();
      await wait(SILENT_MS);
      proxy.reconnect();
    },
  }),
];
