import { setTimeout as wait } from "node:timers/promises";
import type { Case } from "../case";
import { type Engine, Site } from "../site/site";
import { proveUnderLoad } from "./under-load";

const appKilled = (engine: Engine): Case => ({
  name: `app-killed-${engine}`,
  title: `the app is killed under load, on ${engine === "embedded" ? "the embedded database" : "PostgreSQL"}`,
  needsPostgres: engine === "postgres",
  run: async (trial) => {
    const site = await Site.open(trial, { engine });
    await proveUnderLoad(trial, site, {
      fault: async () => {
        for (let i = 0; i < trial.scale(2, 20); i += 1) {
          await wait(trial.random.between(500, 1500));
          await site.app.stop("SIGKILL");
          await site.app.start();
        }
      },
    });
  },
});

export const APP_KILLED = [appKilled("embedded"), appKilled("postgres")];
