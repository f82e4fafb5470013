import { setTimeout as wait } from "node:timers/promises";
import type { Case, Trial } from "../case";
import { Site } from "../site/site";
import { proveUnderLoad } from "./under-load";

const UNREACHABLE_MS = 10_000;
/** Promised time within which `/readyz` follows the database, in both directions. */
const READYZ_WITHIN_S = 5;

/** A fault of PostgreSQL, or of the network in front of it, while one process is under load. */
const postgresFault = (
  name: string,
  title: string,
  fault: (trial: Trial, site: Site) => Promise<void>,
  { readsPages = false } = {},
): Case => ({
  name,
  title,
  needsPostgres: true,
  run: async (trial) => {
    const site = await Site.open(trial, { engine: "postgres" });
    await proveUnderLoad(trial, site, {
      readsPages,
      fault: async () => {
        await wait(1000);
        await fault(trial, site);
      },
    });
  },
});

export const POSTGRES_FAULTS = [
  postgresFault(
    "postgres-killed",
    "PostgreSQL is killed and restarted",
    async (trial, site) => {
      for (let i = 0; i < trial.scale(1, 10); i += 1) {
        await site.postgres.kill();
        await wait(trial.random.between(0, 2000));
        await site.postgres.start();
        await wait(trial.random.between(500, 2000));
      }
    },
    { readsPages: true },
  ),
  postgresFault(
    "connection-killed",
    "PostgreSQL's processes of single connections are killed",
    async (trial, site) => {
      for (let i = 0; i < trial.scale(3, 20); i += 1) {
        await site.killConnection();
        await wait(trial.random.between(300, 1500));
      }
    },
  ),
  postgresFault(
    "connections-cut",
    "all connections to PostgreSQL are cut, again and again",
    async (trial, site) => {
      for (let i = 0; i < trial.scale(20, 200); i += 1) {
        site.proxy.cut();
        await wait(trial.random.between(50, 400));
      }
    },
  ),
  postgresFault(
    "database-unreachable",
    "nothing reaches PostgreSQL for 10 s",
    async (trial, site) => {
      for (let i = 0; i < trial.scale(1, 5); i += 1) {
        site.proxy.goDark();
        const [unready] = await Promise.all([site.app.waitUntilUnready(), wait(UNREACHABLE_MS)]);
        trial.checkSeconds("/readyz says 503 when PostgreSQL is silent", unready, READYZ_WITHIN_S);
        site.proxy.reconnect();
        const ready = await site.app.waitUntilReady();
        trial.checkSeconds("/readyz says 200 when PostgreSQL is back", ready, READYZ_WITHIN_S);
        await wait(1000);
      }
    },
    { readsPages: true },
  ),
  postgresFault("postgres-restarted", "PostgreSQL is restarted", async (trial, site) => {
    for (let i = 0; i < trial.scale(1, 10); i += 1) {
      await site.postgres.stop();
      await site.postgres.start();
      await wait(trial.random.between(500, 2000));
    }
  }),
  postgresFault(
    "failed-over",
    "PostgreSQL moves to another address, to which the old one leads",
    async (trial, site) => {
      for (let i = 0; i < trial.scale(1, 5); i += 1) {
        site.proxy.refuse();
        await site.postgres.moveToAnotherPort();
        site.proxy.moveTo(site.postgres.port);
        site.proxy.reconnect();
        await wait(trial.random.between(500, 2000));
      }
    },
  ),
];
